"""What people are to hear of: a room tells, in the transaction of its change; a higher room keeps it and sends it on.

A room registers its kinds with a function that describes many for their reader. It is asked each time something is shown or
mailed, in the reader's language, and gives None for what the reader may not know of any more.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.dispatch import Signal
from django.utils.functional import Promise

# Sent by `tell`, inside the transaction of the change: `kind`, `people`, `key`, `about`.
told = Signal()


class Delivery(StrEnum):
    """How something reaches a person beside standing in the list."""

    INSTANT = "instant"
    DIGEST = "digest"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Described:
    """What one reader sees: `url` leads to it, `reply_url` to the form that answers it; `text` is plain."""

    title: str
    text: str = ""
    url: str = ""
    reply_url: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """`area` is the heading that settings show it under.

    `describe_all` gets what `tell` was given as `about`, for many at once, and the reader (a User), and answers in the same
    order: a page of notices costs as many statements as one of them.
    `mails` says in words when the room mails it by itself (and wishes LIST): there is nothing to choose then.
    """

    name: str
    label: str | Promise
    area: str | Promise
    describe_all: Callable[[Sequence[Mapping[str, Any]], Any], Sequence[Described | None]]
    default: Delivery = Delivery.INSTANT
    mails: str | Promise = ""


def by_row(
    abouts: Sequence[Mapping[str, Any]], name: str, rows: QuerySet[Any], describe: Callable[[Mapping[str, Any], Any], Described | None]
) -> list[Described | None]:
    """For kinds whose `about` holds under `name` the id of one of `rows`, which are those that the reader may know of."""
    found = rows.in_bulk({about[name] for about in abouts if about.get(name)})
    return [describe(about, found[about[name]]) if about.get(name) in found else None for about in abouts]


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    _kinds[kind.name] = kind


def kind_named(name: str) -> Kind | None:
    return _kinds.get(name)


def kinds() -> tuple[Kind, ...]:
    """In the order of registration."""
    return tuple(_kinds.values())


def tell(kind: str, *, people: Mapping[int, Delivery | None], key: str, about: Mapping[str, Any]) -> None:
    """Have people (by id) hear of something once: the same key again for the same person changes nothing.

    The delivery given is the room's own wish (a follow level); None leaves it to the person's settings for the kind.
    `about` is JSON: ids, never text. With the id of a group as `group` only those who are in it then are shown it, counted
    and mailed. Raises KeyError for a kind that nobody registered.
    """
    if people:
        told.send(sender=_kinds[kind].__class__, kind=_kinds[kind], people=people, key=key, about=about)
