"""Search documents with little said and the rest left out."""

from __future__ import annotations

import itertools
from typing import Any

from search.engines.documents import SearchDocument

ALL_READERS = frozenset({"en", "it", "es", "pl", "sv"})
_numbers = itertools.count(1)


def search_document(title: str = "Export vouchers", **said: Any) -> SearchDocument:
    number = said.pop("number", None) or next(_numbers)
    language = said.setdefault("language", "en")
    said.setdefault("key", f"good_practices.goodpracticepage:{number}:{language}")
    said.setdefault("origin", f"origin-{number}")
    said.setdefault("kind", "practice")
    said.setdefault("shown_to", ALL_READERS)
    said.setdefault("readable_in", frozenset({language}))
    return SearchDocument(title=title, **said)
