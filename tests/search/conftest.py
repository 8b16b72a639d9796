from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from search.engines.tantivy import TantivyEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from search.engines.base import SearchEngine

# A further engine joins the contract by one line here.
ENGINES: dict[str, Callable[[Path], SearchEngine]] = {"tantivy": TantivyEngine}


@pytest.fixture(params=sorted(ENGINES))
def engine(request: Any, tmp_path: Path) -> Iterator[SearchEngine]:
    """An empty engine, built and ready."""
    made = ENGINES[request.param](tmp_path / "engine")
    made.new_generation().promote()
    yield made
    made.close()
