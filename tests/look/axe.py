"""axe-core in a page: what it finds, as lines that name the rule and the element."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).resolve().parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def findings(page: Any, *, without: tuple[str, ...] = (), rules_off: tuple[str, ...] = ()) -> list[str]:
    """`without` are selectors of what is not ours; each user of it says why."""
    if not SOURCE.exists():
        pytest.skip("axe-core is not installed: npm ci")
    page.evaluate(SOURCE.read_text())
    result = page.evaluate(
        """([tags, without, off]) => axe.run({exclude: without.map((selector) => [selector])},
        {runOnly: tags, rules: Object.fromEntries(off.map((rule) => [rule, {enabled: false}])), resultTypes: ["violations"]})""",
        [TAGS, list(without), list(rules_off)],
    )
    return [
        f"{fault['id']}: {node['html'][:160]} ({node['failureSummary'].splitlines()[-1].strip()[:140]})"
        for fault in result["violations"]
        for node in fault["nodes"]
    ]
