"""Trying an entry out before it is saved: what a question would be taken for, and how much it would find."""

from dataclasses import dataclass

from search.current import get_engine
from search.engines.base import Alternative, EngineUnavailableError, SearchQuery
from search.parser import parse
from search.thesaurus.expansion import Thesaurus, compile_thesaurus
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
    planned = compile_thesaurus([*active_concepts(without=entry.pk or 0), *own])
    try:
        before, after = (_understood(question, language, thesaurus) for thesaurus in (current(), planned))
        return Trial(_told(after), _count(before, language), _count(after, language))
    except EngineUnavailableError:
        return Trial(is_counted=False)


def _understood(question: str, language: str, thesaurus: Thesaurus) -> Understood:
    return understand(parse(question), language, thesaurus=thesaurus)


def _count(understood: Understood, language: str) -> int:
    query = SearchQuery(text=understood.text, language=language, facets=(), limit=0, alternatives=understood.alternatives)
    return get_engine().search(query).total


def _told(understood: Understood) -> tuple[Said, ...]:
    return tuple(Said(" ".join(run), tuple(map(_written, others))) for run, others in understood.alternatives.items())


def _written(other: Alternative) -> tuple[str, str]:
    return other.language, " ".join(other.words)
