"""Which rows hold something about a person, what of it she can take along, and what becomes of it when she is erased.

Each room declares its rows in its `personal_data.py` when it starts. Tests hold every relation to a user, of any installed
app, against these declarations, and docs/security.md is written from them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Fate(StrEnum):
    """What erasing does with a row."""

    DELETED = "deleted"
    UNNAMED = "kept without the person"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Person:
    """By what rows may name somebody: key, addresses, and the name as it was copied."""

    pk: int
    name: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One way in which rows of a model are about a person.

    `by` is the relation that leads to her, `addresses` are fields that hold an e-mail address as text: either makes a row
    hers. `what` says in English what it is; rows of one `what` stand together in the register. What is not deleted says why
    (`reason`), what is kept also `until` when; what is not exported says why (`withheld`). `texts` are what she wrote: her
    name and addresses are masked there. `emptied` are copied values that go. `erase` takes the place of the general way, and
    `with_account` rows go with the account's own row, at the very end.
    """

    model: str
    what: str
    by: str = ""
    fate: Fate = Fate.DELETED
    reason: str = ""
    until: str = ""
    exported: tuple[str, ...] = ()
    withheld: str = ""
    file: str = ""
    addresses: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    emptied: Mapping[str, Any] = field(default_factory=dict)
    with_account: bool = False
    erase: Callable[[Person], int] | None = None

    def __post_init__(self) -> None:
        if not (self.by or self.addresses or self.erase):
            raise ValueError(f"{self.model}: nothing leads to the person")
        if self.fate is not Fate.DELETED and not self.reason:
            raise ValueError(f"{self.model}.{self.by}: what is not deleted says why")
        if (self.fate is Fate.KEPT) != bool(self.until):
            raise ValueError(f"{self.model}.{self.by}: what is kept, and nothing else, says until when")
        if bool(self.exported) == bool(self.withheld):
            raise ValueError(f"{self.model}.{self.by}: either exported or withheld for a reason")
        if self.fate is Fate.UNNAMED and not set(self.addresses) <= set(self.emptied) and self.erase is None:
            raise ValueError(f"{self.model}: a copied address would stay")

    @property
    def name(self) -> str:
        return f"{self.model}.{self.by or self.addresses[0]}" if self.by or self.addresses else self.model


Obstacle = Callable[[Any], Iterable[str]]
Lock = Callable[[Any], None]

_held: dict[str, list[Held]] = {}
_obstacles: list[Obstacle] = []
_locks: list[Lock] = []


def register(room: str, *held: Held) -> None:
    """`room` is the label of the app that answers for these rows."""
    _held[room] = list(held)


def rooms() -> Mapping[str, list[Held]]:
    return _held


def everything_held() -> list[Held]:
    return [one for held in _held.values() for one in held]


def register_obstacle(obstacle: Obstacle, *, lock: Lock | None = None) -> None:
    """`obstacle` gets a user and says, in the reader's language, what has to be done before she can be erased.

    `lock` keeps what it looks at from being changed by another until the end of the transaction, rows in one order.
    """
    if obstacle not in _obstacles:
        _obstacles.append(obstacle)
        _locks.extend([lock] if lock else [])


def obstacles_of(user: Any) -> list[str]:
    return [line for obstacle in _obstacles for line in obstacle(user)]


def lock_obstacles(user: Any) -> None:
    """Inside a transaction, before its answer to `obstacles_of` is acted on: of two who go at once one finds the other gone."""
    for lock in _locks:
        lock(user)
