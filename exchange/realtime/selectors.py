"""What sockets and events read: which thread a person may follow, how far threads have got, whose right has lapsed."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from exchange.accounts.models import User
from exchange.realtime.rules import CloseCode
from stakeholder_groups.discussions.models import Thread, ThreadEvent
from stakeholder_groups.groups.enums import COORDINATING_ROLES
from stakeholder_groups.groups.models import Membership

if TYPE_CHECKING:
    Person = User | AnonymousUser

MOST_EVENTS = 200


@dataclass(frozen=True, slots=True)
class OpenThread:
    """A thread that somebody may follow now."""

    pk: int
    group_id: int
    last_seq: int
    acl_version: int


@dataclass(frozen=True, slots=True)
class Claim:
    """On what an open socket stands: this person, signed in by this session, may read this thread in the group where it is."""

    user_id: int
    session_key: str
    thread: str


def open_thread(user: "Person", public_id: str) -> OpenThread | None:
    """The one rule for events and sockets, and the same as that of the thread's page."""
    row = (
        Thread.objects.visible_to(user).filter(public_id=public_id).values_list("pk", "group_id", "last_seq", "group__acl_version").first()
    )
    return OpenThread(*row) if row else None


def _sessions() -> Any:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return store.get_model_class().objects.filter(expire_date__gt=timezone.now())


def events_after(thread: OpenThread, seq: int) -> list[dict[str, Any]]:
    """What happened after a number, in order; one row more than MOST_EVENTS is never read."""
    rows = ThreadEvent.objects.filter(thread=thread.pk, seq__gt=seq).order_by("seq").values_list("seq", "kind", "post__seq")
    return [{"seq": number, "kind": kind, "post": post} for number, kind, post in rows[:MOST_EVENTS]]


def how_far(public_ids: Iterable[str]) -> list[tuple[str, int, int, int]]:
    """Each thread's latest number, its group's access version and its group, as committed."""
    rows = Thread.objects.filter(public_id__in=list(public_ids))
    return list(rows.values_list("public_id", "last_seq", "group__acl_version", "group_id"))


def admitted(claims: Collection[Claim]) -> dict[Claim, OpenThread]:
    """Which of the claims hold, and what they open. Read in five statements, however many there are.

    Where the threads are is read before the rights, so that no right is taken for newer than it is.
    """
    rows = Thread.objects.filter(public_id__in={claim.thread for claim in claims})
    fields = ("public_id", "pk", "group_id", "last_seq", "group__acl_version")
    threads = {public_id: OpenThread(*row) for public_id, *row in rows.values_list(*fields)}
    refused = lapsed(claims)
    return {claim: threads[claim.thread] for claim in claims if claim.thread in threads and claim not in refused}


def lapsed(claims: Collection[Claim]) -> dict[Claim, CloseCode]:
    """Claims that hold no more, with what to say on closing. Read in four statements, however many there are."""
    who = signed_in({claim.session_key for claim in claims})
    readable = _readable({claim.thread for claim in claims}, {claim.user_id for claim in claims})
    refused = {}
    for claim in claims:
        if who.get(claim.session_key) != claim.user_id:
            refused[claim] = CloseCode.SIGN_IN
        elif (claim.user_id, claim.thread) not in readable:
            refused[claim] = CloseCode.WITHDRAWN
    return refused


def _readable(public_ids: Collection[str], users: Collection[int]) -> set[tuple[int, str]]:
    """Who may read which of the threads now. One may have been moved to another group, or hidden from all but its coordinators."""
    rows = Thread.objects.filter(public_id__in=public_ids).values_list("public_id", "group_id", "hidden_at")
    threads = [(public_id, group, hidden is not None) for public_id, group, hidden in rows]
    members = Membership.objects.active().opened().filter(user__in=users, group__in={group for _id, group, _hidden in threads})
    by_group: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for user, group, role, deputises in members.with_deputising().values_list("user_id", "group_id", "role", "deputises"):
        by_group[group].append((user, role in COORDINATING_ROLES or deputises))
    return {(user, public_id) for public_id, group, hidden in threads for user, coordinates in by_group[group] if coordinates or not hidden}


def signed_in(session_keys: Collection[str]) -> dict[str, int]:
    """Whose sessions these are: alive, and begun under the password that the account still has."""
    data = {session.session_key: session.get_decoded() for session in _sessions().filter(session_key__in=session_keys)}
    users = User.objects.in_bulk({int(values[SESSION_KEY]) for values in data.values() if SESSION_KEY in values})
    return {
        key: user.pk
        for key, values in data.items()
        if BACKEND_SESSION_KEY in values
        and (user := users.get(int(values[SESSION_KEY]))) is not None
        and user.is_active
        and constant_time_compare(values.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
    }
