"""How well the engine in use ranks by the marks of a list: questions as the catalogue asks them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from search.asking import ask
from search.catalogue.asked import PER_PAGE, Asked
from search.catalogue.finding import query_of
from search.current import get_engine
from search.engines.base import Hit
from search.judgements.models import JudgedQuestion, JudgementList
from search.judgements.rules import Document, answers, document_of, score_of, unmarked
from search.metrics import DEPTH, Score, by_language
from search.thesaurus.expansion import Thesaurus
from search.thesaurus.live import current
from search.understanding import understand

MOST_SHOWN = PER_PAGE


@dataclass(frozen=True, slots=True)
class Measured:
    """A question and its score; none where no document answers it yet. `unjudged` of its first ten documents have no mark."""

    question: JudgedQuestion
    score: Score | None
    marks: int
    unjudged: int


def first_hits(question: JudgedQuestion, thesaurus: Thesaurus) -> Sequence[Hit]:
    """The catalogue's first page. Raises EngineUnavailableError when the engine cannot answer."""
    asked = Asked(question.language).with_text(question.text)
    understood = understand(asked.text, asked.language, thesaurus=thesaurus)
    return ask(query_of(asked, understood)).hits


def document_of_hit(hit: Hit) -> Document | None:
    return document_of(f"{hit.origin}:{hit.language}")


def measure(chosen: JudgementList) -> list[Measured]:
    thesaurus = current()
    questions = chosen.questions.prefetch_related("marks")
    return [_measured(question, first_hits(question, thesaurus)) for question in questions]


def _measured(question: JudgedQuestion, hits: Iterable[Hit]) -> Measured:
    marks = question.marks_by_document
    found = [document for hit in hits if (document := document_of_hit(hit))][:DEPTH]
    return Measured(question, score_of(found, marks) if answers(marks) else None, len(marks), unmarked(found, marks))


def figures(measured: Iterable[Measured]) -> dict[str, Any]:
    """As `bench relevance` has them: overall and by language, over the questions that something answers."""
    scores: dict[str, list[Score]] = defaultdict(list)
    for row in measured:
        if row.score is not None:
            scores[row.question.language].append(row.score)
    return {"engine": get_engine().name, "queries": sum(map(len, scores.values())), **by_language(scores)}
