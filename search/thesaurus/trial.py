"""Trying an entry out before it is saved: what a question would be taken for, and how much the catalogue would find by it."""

from dataclasses import dataclass, replace

from search.asking import ask
from search.catalogue.asked import Asked
from search.catalogue.finding import query_of
from search.engines.base import Alternative, EngineUnavailableError
from search.thesaurus.expansion import compile_thesaurus
from search.thesaurus.live import active_concepts, current
from search.thesaurus.models import ThesaurusEntry
from search.understanding import Understood, understand


@dataclass(frozen=True, slots=True)
class Said:
    """A run of words of the question and the other ways to say it."""

    words: str
    others: tuple[tuple[str, str], ...]  # language, term


@dataclass(frozen=True, slots=True)
class Trial:
    expanded: tuple[Said, ...] = ()
    before: int = 0
    after: int = 0
    is_counted: bool = True


def try_out(entry: ThesaurusEntry, *, question: str, language: str) -> Trial:
    """The entry as it is in the form, saved or not, beside all others."""
    own = [entry.concept] if entry.is_active else []
    asked = Asked(language).with_text(question)
    planned = compile_thesaurus([*active_concepts(without=entry.pk or 0), *own])
    try:
        before, after = (understand(asked.text, language, thesaurus=thesaurus) for thesaurus in (current(), planned))
        return Trial(_told(after), _count(asked, before), _count(asked, after))
    except EngineUnavailableError:
        return Trial(is_counted=False)


def _count(asked: Asked, understood: Understood) -> int:
    return ask(replace(query_of(asked, understood), facets=(), limit=0)).total


def _told(understood: Understood) -> tuple[Said, ...]:
    return tuple(Said(" ".join(run), tuple(map(_written, others))) for run, others in understood.alternatives.items())


def _written(other: Alternative) -> tuple[str, str]:
    return other.language, " ".join(other.words)
