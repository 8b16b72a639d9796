"""The outcome of a thread: written, revised and withdrawn by who coordinates the group."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.content.markdown import render_markdown
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Outcome, OutcomeSource, OutcomeVersion, Post, Thread
from stakeholder_groups.discussions.services.numbering import take_as_coordinator, take_more, write_events


class OutcomeChangedError(Exception):
    """The outcome is another one than the form began with, or is there by now, or no more."""


def state_of_outcome(outcome: Outcome | None) -> str:
    """Another one with each wording, and when it is withdrawn."""
    return "none" if outcome is None or outcome.withdrawn_at is not None else str(outcome.revision)


def write_outcome(*, actor: User, thread: Thread, body: str, posts: Sequence[Post] = (), seen: str = "") -> Outcome:
    """The first outcome of a thread, or another text and other posts for the one that it has.

    `seen` is the state of the outcome that the form began with: nobody writes over what she has not read.
    """
    with transaction.atomic():
        take_as_coordinator(thread, actor=actor)
        outcome = Outcome.objects.filter(thread=thread).first()
        named = outcome.read_named() if outcome is not None else {}
        # As they stand now: one may have been moved since it was named.
        posts = list(thread.posts.filter(pk__in=[post.pk for post in posts], moved_at__isnull=True).order_by("number"))
        wanted = {post.pk: post for post in posts}
        if outcome is None:
            outcome = Outcome(thread=thread)
        elif outcome.withdrawn_at is None and (outcome.body, set(named)) == (body, set(wanted)):
            transaction.set_rollback(True)
            return outcome
        if seen not in {"", state_of_outcome(None if outcome.pk is None else outcome)}:
            raise OutcomeChangedError
        if outcome.pk is not None:
            _keep(outcome, named)
            outcome.revision += 1
        outcome.author, outcome.body, outcome.body_html = actor, body, render_markdown(body)
        outcome.written_at, outcome.withdrawn_at, outcome.withdrawn_by = timezone.now(), None, None
        outcome.save()
        outcome.sources.all().delete()
        OutcomeSource.objects.bulk_create([OutcomeSource(outcome=outcome, post=post) for post in posts])
        _tell_pages(thread, [*named.values(), *(post for pk, post in wanted.items() if pk not in named)], actor)
    return outcome


def withdraw_outcome(*, actor: User, outcome: Outcome) -> bool:
    """Whether it was this call that took it from the thread. What it said stays in its history."""
    thread = outcome.thread
    with transaction.atomic():
        take_as_coordinator(thread, actor=actor)
        outcome.refresh_from_db()
        if outcome.withdrawn_at is not None:
            transaction.set_rollback(True)
            return False
        outcome.withdrawn_at, outcome.withdrawn_by = timezone.now(), actor
        outcome.save(update_fields=["withdrawn_at", "withdrawn_by"])
        _tell_pages(thread, list(outcome.read_named().values()), actor)
    return True


def _keep(outcome: Outcome, named: dict[int, Post]) -> None:
    OutcomeVersion.objects.create(
        outcome=outcome,
        author=outcome.author,
        body=outcome.body,
        body_html=outcome.body_html,
        numbers=[post.number for post in named.values()],
        written_at=outcome.written_at,
        withdrawn_at=outcome.withdrawn_at,
    )


def _tell_pages(thread: Thread, posts: Sequence[Post], actor: User) -> None:
    """One event for the thread and one for each post that is, or was, marked as used."""
    take_more(thread, len(posts))
    write_events(thread, [(EventKind.OUTCOME, None), *((EventKind.OUTCOME, post) for post in posts)], actor=actor)
