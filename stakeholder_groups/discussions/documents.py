"""How a page becomes paragraphs that a group can comment on. Rooms that have such pages register theirs when they start."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

LONGEST_LABEL = 300


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Plain text, and the heading or field that it stands under in the language of the text."""

    label: str
    text: str


Reader = Callable[[Any], Iterable[Paragraph]]

_readers: dict[str, Reader] = {}


def register_document(model_label: str, reader: Reader) -> None:
    """`model_label` as in `plans.LocalActionPlanPage`; the reader gets the page as a revision holds it."""
    _readers[model_label.lower()] = reader


def reviewable_models() -> tuple[str, ...]:
    return tuple(_readers)


def paragraphs_of(page: Any) -> list[Paragraph]:
    """In order; empty ones are left out. KeyError for a page of a type that nobody registered."""
    found = _readers[page._meta.label_lower](page)
    return [Paragraph(part.label[:LONGEST_LABEL], part.text.strip()) for part in found if part.text.strip()]


def split_text(label: str, text: str) -> list[Paragraph]:
    """A field's text by its blank lines."""
    parts = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).split("\n\n")
    return [Paragraph(label, part.strip()) for part in parts if part.strip()]


def keyed(paragraphs: Sequence[Paragraph]) -> list[tuple[str, Paragraph]]:
    """Each with a key that the same words have in every revision; equal ones are counted."""
    seen: Counter[str] = Counter()
    keys = []
    for part in paragraphs:
        words = " ".join(part.text.split())
        digest = sha256(words.encode()).hexdigest()[:24]
        seen[digest] += 1
        keys.append((f"{digest}-{seen[digest]}", part))
    return keys
