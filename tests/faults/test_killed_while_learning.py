"""kill -9 between an index and its vectors: what is missing is known, made again, and nothing is found in a wrong place."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from search.engines.base import SearchQuery, Written
from search.engines.tantivy import TantivyEngine
from tests.faults.dying_learner import POINTS, documents, vector_of, vectors
from tests.helpers.meaning import needs_numpy
from tests.helpers.server import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.faults, needs_numpy]


@pytest.mark.parametrize(("point", "missing"), list(zip(POINTS, (3, 1, 0), strict=True)))
def test_what_a_killed_process_did_not_keep_is_made_again(tmp_path: Path, point: str, missing: int) -> None:
    command = [sys.executable, "-m", "tests.faults.dying_learner", point, str(tmp_path)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "exchange.settings.test"}
    died = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr[-2000:]
    engine = TantivyEngine(tmp_path)
    assert len(engine.unlearnt(10)) == missing
    engine.learn(documents(), vectors())
    assert engine.unlearnt(10) == []
    for place, document in enumerate(documents()):
        (nearest, *_others) = engine.nearest(vector_of(place), SearchQuery(), written=Written.OWN)
        assert (nearest.key, nearest.score) == (document.key, 1.0)
    engine.close()
