"""Plain text of what editors write, for indexing: marks and addresses of Markdown and HTML are no words."""

import html
import re
from typing import Any

from wagtail.blocks import StreamValue

from search.parser import clean

# Far above what any form takes; what is longer was put there otherwise, and would hold the worker.
LONGEST = 200_000

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]*>")
_MARKS = re.compile(r"[*_`#>|~]+")


class TextTooLongError(ValueError):
    """A text that nobody typed into a form: its object is set aside rather than found by a part of what it says."""


def plain(value: Any) -> str:
    """One line of words from Markdown, HTML, a StreamField or nothing. Raises TextTooLongError above LONGEST characters."""
    if value is None or value == "":
        return ""
    if isinstance(value, StreamValue):
        value = " ".join(str(text) for text in value.stream_block.get_searchable_content(value))
    raw = str(value)
    if len(raw) > LONGEST:
        raise TextTooLongError(f"a text of {len(raw):,} characters, of at most {LONGEST:,}")
    text = _LINK.sub(r"\1", raw)
    return clean(_MARKS.sub(" ", html.unescape(_TAG.sub(" ", text))))


def joined(*values: Any) -> str:
    return " ".join(text for text in map(plain, values) if text)
