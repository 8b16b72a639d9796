from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.helpers.network import loaded_folder
from tests.helpers.server import Server, copy_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def place(tmp_path_factory: Any) -> Server:
    """The same folder and address for all, so that one host serves them."""
    folder: Path = tmp_path_factory.mktemp("faults") / "data"
    return Server(folder)


@pytest.fixture
def beside(place: Server) -> Server:
    """A stopped platform with the network's data, for processes that die beside it."""
    shutil.rmtree(place.data, ignore_errors=True)
    copy_of(loaded_folder(), place.data)
    return place
