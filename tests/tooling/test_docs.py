"""What the documentation names is there: linked files, files and folders of the repository, commands of manage.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from exchange.env import ROOT

pytestmark = pytest.mark.once

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FOLDERS = ("exchange", "practices", "search", "stakeholder_groups", "tests", "templates", "assets", "docs", "deploy", "requirements", ".ci")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_it_names_is_there(page: Path) -> None:
    text = page.read_text()
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link and not link.startswith("#")]
    gone = [link for link in links if link and not (page.parent / link).exists()]
    named = re.findall(rf"`((?:{'|'.join(map(re.escape, FOLDERS))})/[\w./*-]+)`", text)
    gone += [name for name in named if "*" not in name and not (ROOT / name).exists()]
    gone += [name for name in re.findall(r"manage\.py ([a-z][a-z_-]+)", text) if name not in get_commands()]
    assert gone == []


def test_each_decision_is_listed_and_says_when_to_take_it_up_again() -> None:
    folder = ROOT / "docs" / "adr"
    listed = (folder / "README.md").read_text()
    decisions = sorted(folder.glob("0*.md"))
    assert len(decisions) >= 9
    for path in decisions:
        text = path.read_text()
        assert f"({path.name})" in listed
        assert all(part in text for part in ("**Context.**", "**Decision.**", "**Consequences.**", "**Take up again**")), path.name
