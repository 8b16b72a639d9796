"""Marks, and how they count. Pure.

A document is an object in one language, as `<translation key>:<language>`: what an index is built anew with keeps that name.
"""

import re
import uuid
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from search.metrics import DEPTH, Score, graded

LOWEST, HIGHEST = 0, 3
# From here on a document answers the question; below it only touches it.
ANSWERS_FROM = 2
MOST_QUESTIONS = 200
LONGEST_QUESTION = 300
LONGEST_NAME = 120

_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")


class Document(NamedTuple):
    origin: uuid.UUID
    language: str

    def __str__(self) -> str:
        return f"{self.origin}:{self.language}"


Marks = Mapping[Document, int]


def document_of(text: str) -> Document | None:
    """Nothing for what names no document."""
    origin, _, language = text.partition(":")
    try:
        return Document(uuid.UUID(origin), language) if _LANGUAGE.fullmatch(language) else None
    except ValueError:
        return None


def answers(marks: Marks) -> set[Document]:
    return {document for document, mark in marks.items() if mark >= ANSWERS_FROM}


def score_of(found: Sequence[Document], marks: Marks) -> Score:
    """A document without a mark counts like one that has nothing to do with the question."""
    gains = {str(document): 2.0**mark - 1 for document, mark in marks.items()}
    return graded([str(document) for document in found], {str(document) for document in answers(marks)}, gains)


def unmarked(found: Sequence[Document], marks: Marks) -> int:
    """How many of the first ten nobody has judged."""
    return sum(document not in marks for document in found[:DEPTH])
