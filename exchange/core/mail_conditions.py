"""Whether a mail that waited may still go: what it tells of may be hidden since, its reader gone.

A room that mails of what not everybody may know gives the mail a condition, by ids, and registers what answers conditions of
that name. They are asked just before sending.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Condition:
    """`about` is JSON: ids and what the mail tells of them, never text."""

    name: str
    about: Mapping[str, Any]


def _nothing(about: Mapping[str, Any]) -> None:
    """Nobody is told anything instead."""


@dataclass(frozen=True, slots=True)
class Answers:
    """`may_go` answers for what a condition is about. `instead` is called in the transaction in which the mail is given up: it may
    queue another one that says less."""

    may_go: Callable[[Mapping[str, Any]], bool]
    instead: Callable[[Mapping[str, Any]], None] = _nothing


_answers: dict[str, Answers] = {}


def register_answers(name: str, handling: Answers) -> None:
    _answers[name] = handling


def may_still_go(mail: Mapping[str, Any]) -> bool:
    """Raises KeyError for a condition that nobody registered: the mail waits."""
    condition = mail.get("condition")
    return condition is None or _answers[condition["name"]].may_go(condition["about"])


def do_instead(mail: Mapping[str, Any]) -> None:
    condition = mail["condition"]
    _answers[condition["name"]].instead(condition["about"])
