"""A standard page's text in one language; the body is Markdown."""

from typing import NamedTuple


class StandardText(NamedTuple):
    slug: str
    title: str
    summary: str
    body: str
