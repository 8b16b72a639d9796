"""Journeys run against the platform as people run it: one process, the network's data, a real browser. Nothing is replaced."""

from __future__ import annotations

import pytest

# How a page is used: at a desk with script, and on a phone without.
MANNERS = [
    pytest.param({}, id="script"),
    pytest.param({"javascript": False, "width": 390}, id="phone, no script"),
]
