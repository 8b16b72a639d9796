"""Example reactions, polls and entries of the directory, made by the services and then dated back."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from django.utils import timezone

from exchange.accounts.models import User
from exchange.demo.data.answer_shapes import EntryData, PollData, ReactionData
from exchange.demo.data.answers import ENTRIES, POLLS, REACTIONS
from exchange.demo.keeping import GoneError, Keeper, Made
from exchange.partners.models import Theme
from stakeholder_groups.discussions.enums import EventKind, ReactionKind
from stakeholder_groups.discussions.models import Poll, Post, Reaction, Thread, ThreadEvent
from stakeholder_groups.discussions.services import (
    Asked,
    PollExistsError,
    PostWithdrawnError,
    ThreadLockedError,
    add_poll,
    set_reaction,
    vote,
)
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.groups.directory.models import DirectoryEntry
from stakeholder_groups.groups.directory.selectors import starting_entry
from stakeholder_groups.groups.directory.services import keep_entry
from stakeholder_groups.groups.permissions import NotAMemberError

# A database in use: who was to vote has left, or the thread is closed.
OTHERWISE_BY_NOW = (NotAMemberError, PollExistsError, PostWithdrawnError, ThreadLockedError, WritingRefusedError)
# Before the next post of the thread, and in the order of the answers.
LATER = timedelta(minutes=2)


def load_answers(keeper: Keeper) -> None:
    for reaction in REACTIONS:
        keeper.once(f"reaction:{reaction.thread}:{reaction.post}", partial(_if_still_so, partial(_reaction, keeper, reaction)))
    for poll in POLLS:
        keeper.once(f"poll:{poll.thread}:{poll.post}", partial(_if_still_so, partial(_poll, keeper, poll)))
    for entry in ENTRIES:
        keeper.once(f"directory:{entry.person}", partial(_entry, keeper, entry))


def _if_still_so(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except OTHERWISE_BY_NOW as error:
        raise GoneError from error


def _post(keeper: Keeper, thread: str, number: int) -> Post:
    post = keeper.need(Thread, f"thread:{thread}").posts.filter(number=number).select_related("thread__group").first()
    if post is None:
        raise GoneError(thread)
    return post


def _reaction(keeper: Keeper, data: ReactionData) -> Reaction:
    post = _post(keeper, data.thread, data.post)
    for person in data.people:
        set_reaction(actor=keeper.need(User, f"person:{person}"), post=post, kind=ReactionKind(data.kind), on=True)
    made = list(Reaction.objects.filter(post=post, kind=data.kind).order_by("pk"))
    for place, reaction in enumerate(made, start=1):
        reaction.created_at = post.created_at + place * LATER
    Reaction.objects.bulk_update(made, ["created_at"])
    _date_back(post, EventKind.REACTED)
    return made[-1]


def _poll(keeper: Keeper, data: PollData) -> Poll:
    """Votes are cast while it is open; then it ends when it was to end."""
    post = _post(keeper, data.thread, data.post)
    if post.author is None:
        raise GoneError(data.thread)
    soon = timezone.now() + timedelta(days=1)
    poll = add_poll(actor=post.author, post=post, asked=Asked(data.question, data.options, soon, data.multiple, data.anonymous))
    options = dict(poll.options.values_list("place", "pk"))
    for person, places in data.votes:
        vote(actor=keeper.need(User, f"person:{person}"), post=post, chosen=[options[place] for place in places])
    poll.created_at, poll.closes_at = post.created_at + LATER, post.created_at + timedelta(days=data.ends_after)
    poll.save(update_fields=["created_at", "closes_at"])
    _date_back(post, EventKind.POLLED, EventKind.VOTED)
    return poll


def _date_back(post: Post, *kinds: EventKind) -> None:
    ThreadEvent.objects.filter(post=post, kind__in=kinds).update(created_at=post.created_at + LATER)


def _entry(keeper: Keeper, data: EntryData) -> DirectoryEntry:
    """With what the form proposes to this person, who is still in a group."""
    person = keeper.need(User, f"person:{data.person}")
    known = starting_entry(person)
    if not known.get("organisation_name"):
        raise GoneError(data.person)
    about = {"organisation_name": known["organisation_name"], "kind": known["kind"], "region_id": known["region"], "about": data.about}
    entry = keep_entry(
        actor=person, entry=DirectoryEntry(**about), languages=data.languages, themes=list(Theme.objects.filter(slug__in=data.themes))
    )
    DirectoryEntry.objects.filter(pk=entry.pk).update(agreed_at=timezone.now() - timedelta(days=30))
    return entry
