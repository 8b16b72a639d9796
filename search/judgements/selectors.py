"""What the judgement pages show."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from wagtail.models import Page

from search.catalogue.cards import Card, make_cards
from search.catalogue.labels import load_labels
from search.engines.base import EngineUnavailableError
from search.judgements.lines import Judged
from search.judgements.measuring import first_hits
from search.judgements.models import JudgedQuestion, JudgementList
from search.judgements.rules import Document
from search.origins import is_page
from search.thesaurus.live import current


@dataclass(frozen=True, slots=True)
class Shown:
    """A result to judge, or one that was judged and is not among the first any more (`card` is missing then)."""

    document: Document
    title: str
    card: Card | None = None


def lists() -> Any:
    """Each with its `question_count` and `mark_count`."""
    return JudgementList.objects.annotate(
        question_count=Count("questions", distinct=True), mark_count=Count("questions__marks", distinct=True)
    )


def questions() -> Any:
    """Each with its list."""
    return JudgedQuestion.objects.select_related("list")


def results_of(question: JudgedQuestion) -> tuple[list[Shown], bool]:
    """The first results as a reader gets them, then what else has a mark; and whether the engine could answer."""
    marked = question.marks_by_document
    try:
        cards, answered = make_cards(first_hits(question, current()), load_labels(question.language)), True
    except EngineUnavailableError:
        cards, answered = [], False
    shown = [Shown(Document(UUID(card.origin), card.language.code), card.plain_title, card) for card in cards if is_page(card.origin)]
    others = set(marked) - {one.document for one in shown}
    return shown + _titled(sorted(others)), answered


def _titled(documents: Sequence[Document]) -> list[Shown]:
    titles = _titles({document.origin for document in documents})
    return [Shown(document, titles.get((document.origin, document.language), str(document))) for document in documents]


def _titles(origins: Collection[Any]) -> dict[tuple[Any, str], str]:
    rows = Page.objects.filter(translation_key__in=origins, live=True).values_list("translation_key", "locale__language_code", "title")
    return {(origin, language): title for origin, language, title in rows}


def known_documents(documents: Collection[Document]) -> set[Document]:
    """Those that are pages: nobody marks what does not exist."""
    origins = {document.origin for document in documents}
    rows = Page.objects.filter(translation_key__in=origins).values_list("translation_key", "locale__language_code")
    return {Document(origin, language) for origin, language in rows} & set(documents)


def judged(chosen: JudgementList) -> list[Judged]:
    return [Judged(row.text, row.language, row.marks_by_document) for row in chosen.questions.prefetch_related("marks")]


def next_question(question: JudgedQuestion) -> int:
    """Number of the one after it in the list; 0 after the last."""
    keys = list(question.list.questions.values_list("pk", flat=True))
    return next(iter(keys[keys.index(question.pk) + 1 :]), 0)
