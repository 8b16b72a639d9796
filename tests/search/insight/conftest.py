from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search.insight.counting import counts
from search.models import AskedQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def _nothing_waits() -> Iterator[None]:
    counts._waiting.clear()
    yield
    counts._waiting.clear()


def written() -> dict[tuple[str, str], tuple[int, int, int]]:
    """(language, question) → asked, empty, opened, after the thread's work."""
    counts.write()
    return {(row.language, row.question): (row.asked, row.empty, row.opened) for row in AskedQuestion.objects.all()}
