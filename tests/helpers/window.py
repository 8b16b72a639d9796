"""The platform as people run it, on the network's data, and browser windows on it; for all tests that mark themselves `browser`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from exchange.demo.accounts import PASSWORD, address
from tests.helpers.browser import Visit, chromium_path
from tests.helpers.network import network_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.helpers.server import Server


@pytest.fixture(scope="session")
def network(browser: Any, tmp_path_factory: Any) -> Iterator[Server]:
    """Shared by journeys; each changes only what it made itself."""
    assert chromium_path()
    server = network_server(tmp_path_factory.mktemp("network") / "data")
    yield server
    server.stop()


@pytest.fixture
def window(network: Server, visit: Callable[..., Visit]) -> Callable[..., Visit]:
    """Opens a browser window, signed in when a key of the demonstration's accounts is given."""

    def open_window(key: str = "", **manner: Any) -> Visit:
        opened = visit(network.base, **manner)
        if key:
            opened.enter(address(key), PASSWORD)
        return opened

    return open_window
