"""Plain text of what editors write, for indexing: marks and addresses of Markdown and HTML are no words."""

import html
import re
from typing import Any

from wagtail.blocks import StreamValue

from search.parser import clean

LONGEST = 200_000

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]*>")
_MARKS = re.compile(r"[*_`#>|~]+")


def plain(value: Any) -> str:
    """One line of words from Markdown, HTML, a StreamField or nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, StreamValue):
        value = " ".join(str(text) for text in value.stream_block.get_searchable_content(value))
    text = _LINK.sub(r"\1", str(value)[:LONGEST])
    return clean(_MARKS.sub(" ", html.unescape(_TAG.sub(" ", text))))


def joined(*values: Any) -> str:
    return " ".join(text for text in map(plain, values) if text)
