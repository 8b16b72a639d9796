"""Windows whose sign-in is kept for the session: each account signs in once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from exchange.demo.accounts import PASSWORD, address

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.browser import Visit


@pytest.fixture(scope="session")
def kept_cookies() -> dict[str, Any]:
    return {}


@pytest.fixture
def reader(window: Callable[..., Visit], kept_cookies: dict[str, Any]) -> Callable[..., Visit]:
    """Opens a window as the account of the key, or as a visitor."""

    def open_window(key: str = "", **manner: Any) -> Visit:
        opened = window(**manner)
        if key and key not in kept_cookies:
            opened.sign_in(address(key), PASSWORD)
            kept_cookies[key] = opened.context.cookies()
        elif key:
            opened.context.add_cookies(kept_cookies[key])
        return opened

    return open_window
