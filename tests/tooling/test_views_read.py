"""Views have no reading of their own: rows come from selectors, or from the read rule that says whose they are."""

from __future__ import annotations

import re

from exchange.env import ROOT

ROOMS = ("exchange", "practices", "search", "stakeholder_groups")
# Each names the reader, and gives nobody a row that she may not read.
READ_RULES = ("known_to", "of", "sent_to", "visible_to")
_OTHER = re.compile(rf"\.(?:objects|_default_manager|_base_manager)\b(?!\.(?:{'|'.join(READ_RULES)})\()")


def test_views_ask_selectors_or_the_read_rule() -> None:
    paths = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    views = [path for path in paths if path.stem in {"views", "admin_views"} or path.parent.name == "views"]
    assert len(views) > 30
    lines = [(path, number, line) for path in views for number, line in enumerate(path.read_text().splitlines(), 1)]
    assert [f"{path.relative_to(ROOT)}:{number}: {line.strip()}" for path, number, line in lines if _OTHER.search(line)] == []
