"""The thesaurus as it is now, compiled once a process and again after a change: no process restarts, no index is rebuilt.

A change renews the mark in its own transaction. The mark is drawn by lot, not counted up: what was compiled of a change that
was then rolled back can never be taken for a later one.
"""

import secrets
import threading
from typing import Any

from django.db.models.signals import post_delete, post_save

from search.thesaurus.expansion import Thesaurus, compile_thesaurus
from search.thesaurus.models import ThesaurusEntry, ThesaurusState
from search.thesaurus.terms import Concept

THE_STATE = 1

_lock = threading.Lock()
_compiled: tuple[str | None, Thesaurus] = (None, Thesaurus())


def current() -> Thesaurus:
    """One statement by primary key where nothing changed."""
    global _compiled  # noqa: PLW0603  one a process
    mark = ThesaurusState.objects.filter(pk=THE_STATE).values_list("mark", flat=True).first() or ""
    known, thesaurus = _compiled
    if known == mark:
        return thesaurus
    with _lock:
        if _compiled[0] != mark:
            # Read after the mark: what is newer than it is read once more, never missed.
            _compiled = (mark, compile_thesaurus(active_concepts()))
        return _compiled[1]


def active_concepts(*, without: int = 0) -> list[Concept]:
    return [entry.concept for entry in ThesaurusEntry.objects.filter(is_active=True).exclude(pk=without)]


def renew(**kwargs: Any) -> None:
    ThesaurusState.objects.update_or_create(pk=THE_STATE, defaults={"mark": secrets.token_hex(16)})


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(renew, sender=ThesaurusEntry, dispatch_uid=f"search.thesaurus.{id(signal)}")
