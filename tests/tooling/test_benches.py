"""The benchmarks run and print what they promise as one JSON object on the last line; times are never tried here."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.helpers.server import ROOT

pytestmark = pytest.mark.faults
TIMES = {"p50_ms", "p95_ms"}


def last_line(*arguments: str) -> Any:
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.strip().splitlines()[-1])


def test_the_search_benchmark_indexes_all_and_names_its_figures() -> None:
    figures = last_line("tests.bench.search", "--documents", "300", "--queries", "0.02")
    assert figures["engine"] == "tantivy"
    assert figures["documents"] == 300
    assert figures["index_docs_per_s"] > 0
    assert all(figures[name].keys() >= TIMES for name in ("short", "long", "autocomplete"))


def test_the_pages_benchmark_measures_each_page_beside_bare_ones() -> None:
    pages = last_line("tests.bench.pages", "--singles", "3", "--seconds", "0.2", "--posts", "5")["pages"]
    assert set(pages) == {"home", "listing", "detail", "thread", "post"}
    for figures in pages.values():
        assert figures.keys() >= TIMES | {"rps", "bare_view_rps", "bare_wagtail_rps", "sql", "bytes"}
        assert figures["sql"] > 0
