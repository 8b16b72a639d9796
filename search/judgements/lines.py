"""Judgements as JSON lines, as `bench relevance` reads its questions, with the marks beside. Pure.

{"query", "language", "relevant": ["<translation key>:<language>", …], "marks": {"<translation key>:<language>": 0-3, …}}
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from search.judgements.rules import ANSWERS_FROM, HIGHEST, LONGEST_QUESTION, LOWEST, Document, Marks, answers, document_of
from search.parser import clean

MOST_MARKS = 500


class UnreadableLineError(ValueError):
    """A line is no judgement; the message says which one and what to do."""


@dataclass(frozen=True, slots=True)
class Judged:
    query: str
    language: str
    marks: Marks


def written(rows: Iterable[Judged]) -> Iterator[str]:
    for row in rows:
        marks = {str(document): mark for document, mark in sorted(row.marks.items())}
        said = {"query": row.query, "language": row.language, "relevant": sorted(map(str, answers(row.marks))), "marks": marks}
        yield json.dumps(said, ensure_ascii=False) + "\n"


def read(text: str, languages: Iterable[str]) -> list[Judged]:
    """Raises UnreadableLineError; what is only named as relevant gets the lowest mark that answers a question."""
    known = frozenset(languages)
    lines = [(number, line) for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1) if line.strip()]
    return [_row(number, line, known) for number, line in lines]


def _row(number: int, line: str, languages: frozenset[str]) -> Judged:
    said = _object(number, line)
    query, language = said.get("query"), said.get("language")
    text = clean(query) if isinstance(query, str) else ""
    if not text or len(text) > LONGEST_QUESTION:
        raise UnreadableLineError(_("Line %(number)s: “query” must be a question of at most 300 characters.") % {"number": number})
    if not isinstance(language, str) or language not in languages:
        shown = {"number": number, "languages": ", ".join(sorted(languages))}
        raise UnreadableLineError(_("Line %(number)s: “language” must be one of %(languages)s.") % shown)
    return Judged(text, language, dict(_marks(number, said)))


def _object(number: int, line: str) -> Mapping[str, Any]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise UnreadableLineError(_("Line %(number)s is no JSON object. Each line holds one question.") % {"number": number})
    return said


def _marks(number: int, said: Mapping[str, Any]) -> Iterator[tuple[Document, int]]:
    relevant, marks = said.get("relevant", []), said.get("marks", {})
    if not isinstance(relevant, list) or not isinstance(marks, dict) or len(relevant) + len(marks) > MOST_MARKS:
        raise UnreadableLineError(
            _("Line %(number)s: “relevant” must be a list and “marks” an object, of at most 500 documents.") % {"number": number}
        )
    for named, mark in {**{str(key): ANSWERS_FROM for key in relevant}, **marks}.items():
        document = document_of(named)
        if document is None:
            shown = {"number": number, "named": clean(named[:80])}
            raise UnreadableLineError(
                _("Line %(number)s: “%(named)s” is no document. Write its translation key, a colon, its language.") % shown
            )
        if isinstance(mark, bool) or not isinstance(mark, int) or not LOWEST <= mark <= HIGHEST:
            raise UnreadableLineError(_("Line %(number)s: a mark is a whole number from 0 to 3.") % {"number": number})
        yield document, mark
