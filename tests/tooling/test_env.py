"""docs/env.md and .env.example say what exchange/env.py reads; nothing else reads the environment."""

from __future__ import annotations

import re

import pytest

from exchange import env
from exchange.env import ROOT

pytestmark = pytest.mark.once

FOLDERS = {str(ROOT / "var"): "var", str(ROOT / "build" / "collected"): "build/collected"}
ROOMS = ("exchange", "practices", "search", "stakeholder_groups")
# They choose the settings, which read the rest.
ENTRY_POINTS = {"exchange/env.py", "exchange/asgi.py", "exchange/wsgi.py"}


def test_the_table_is_what_is_read() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (?:`(.*?)`)? ?\| ?(required)? ?\| (.+) \|$", (ROOT / "docs" / "env.md").read_text(), re.MULTILINE)
    assert rows == [
        (
            variable.name,
            FOLDERS.get(variable.default, variable.default),
            "required" if variable.required_in_production else "",
            variable.purpose,
        )
        for variable in env.VARIABLES
    ]


def test_the_example_names_known_variables_and_all_that_production_requires() -> None:
    named = set(re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    known = {variable.name for variable in env.VARIABLES}
    of_compose = {"POSTGRES_PASSWORD"}
    assert named <= known | of_compose
    assert {variable.name for variable in env.VARIABLES if variable.required_in_production} <= named


def test_nothing_else_reads_the_environment() -> None:
    readers = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"os\.environ|getenv", path.read_text())
    }
    assert readers == ENTRY_POINTS
