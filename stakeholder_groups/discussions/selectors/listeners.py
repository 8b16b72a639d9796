"""Who can read a thread, under which name they are called, and what they want to hear of."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from exchange.accounts.models import User
from exchange.content.names import Names, folded
from exchange.core.telling import Delivery
from stakeholder_groups.discussions.enums import FollowLevel
from stakeholder_groups.discussions.models import Follow, Thread
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.selectors import Space

MOST_OFFERED = 8
_FIELDS = ("user_id", "user__display_name", "organisation__short_name", "organisation__name", "organisation_name")


@dataclass(frozen=True, slots=True)
class Listener:
    """A member; `level` is empty where none was chosen."""

    user_id: int
    name: str
    organisation: str
    level: str = ""


def listeners_of(thread: Thread) -> list[Listener]:
    """Everybody who may read the thread, in one statement."""
    in_thread = Follow.objects.filter(user=OuterRef("user"), thread=thread.pk).values("level")[:1]
    rows = _members(thread.group_id).annotate(level=Coalesce(Subquery(in_thread), _level_in_group()))
    return [_listener(*row) for row in rows.values_list(*_FIELDS, "level")]


def others_to_tell(group_id: int, *, actor: User, although_muted: Collection[int] = ()) -> dict[int, Delivery | None]:
    """Everybody else of the group, for what no thread holds; for who muted the group it only stands in the list."""
    rows = _members(group_id).exclude(user=actor).annotate(level=_level_in_group()).values_list("user_id", "level")
    return {user: Delivery.LIST if level == FollowLevel.MUTE and user not in although_muted else None for user, level in rows}


def _level_in_group() -> Subquery:
    return Subquery(Follow.objects.filter(user=OuterRef("user"), group=OuterRef("group"), thread=None).values("level")[:1])


def _listener(user_id: int, name: str, short: str | None, long: str | None, typed: str, level: str | None = "") -> Listener:
    return Listener(user_id, name, short or long or typed, level or "")


def _members(group_id: int) -> QuerySet[Membership]:
    rows: QuerySet[Membership] = Membership.objects.active().opened().filter(group=group_id).order_by("user__display_name", "pk")
    return rows


def names_of(people: Iterable[Listener]) -> Names:
    """Each is called by name; who shares it, by name and organisation."""
    return Names(pair for person in people for pair in ((person.name, person.user_id), (_full(person), person.user_id)) if person.name)


def _full(person: Listener) -> str:
    return f"{person.name} ({person.organisation})" if person.organisation else person.name


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody whom a text can call: `name` is what is written behind the @."""

    name: str
    note: str


def people_to_call(space: Space) -> list[Called]:
    """Members of the group under the shortest name that is theirs alone; who has none is left out."""
    rows = _members(space.group.pk).values_list(*_FIELDS)
    people = [_listener(*row) for row in rows if row[1] and row[0] != space.membership.user_id]
    names = names_of([*people, Listener(space.membership.user_id, space.membership.user.display_name, "")])
    called = [Called(person.name if not names.is_shared(person.name) else _full(person), person.organisation) for person in people]
    return [person for person in called if not names.is_shared(person.name)]


def names_in(space: Space) -> Names:
    """Everybody whom a text in the group can call."""
    return names_of(_listener(*row) for row in _members(space.group.pk).values_list(*_FIELDS))


def people_beginning(space: Space, typed: str) -> list[Called]:
    """Those of whose name a word begins so; the first few."""
    wanted = folded(typed)
    found = [person for person in people_to_call(space) if f" {folded(person.name)}".find(f" {wanted}") >= 0]
    return sorted(found, key=lambda person: not folded(person.name).startswith(wanted))[:MOST_OFFERED]


def level_in(space: Space) -> str:
    """What the reader chose for the group; empty where nothing."""
    rows = Follow.objects.filter(user=space.membership.user, group=space.group, thread=None)
    return rows.values_list("level", flat=True).first() or ""
