"""A real Chromium against a real server process of the platform.

Without Chromium the tests that ask for it skip with one loud line; in continuous integration they fail.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# The first is Chromium without its own windows and takes half the time of the others.
PROGRAMS = ("chromium-headless-shell", "chromium", "chromium-browser")


def chromium_path() -> str:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), "")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for the session."""
    path = chromium_path()
    if not path:
        message = "NO CHROMIUM: browser tests did not run (install Debian's chromium or set CHROMIUM)"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


class Visit:
    """A person's browser window; remembers what a good page never does."""

    def __init__(self, context: Any, base: str) -> None:
        self.context = context
        self.base = base
        self.faults: list[str] = []
        self.page = context.new_page()
        self.page.on("console", self._on_console)
        self.page.on("request", self._on_request)
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def _on_console(self, message: Any) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            self.faults.append(f"console {message.text[:200]}")

    def _on_request(self, request: Any) -> None:
        host = urlsplit(request.url).netloc
        if host and host != urlsplit(self.base).netloc:
            self.faults.append(f"left the origin: {request.url[:120]}")

    def reads(self) -> str:
        """What a person would read in it now."""
        try:
            return str(self.page.locator("body").inner_text(timeout=2000))[:SHOWN]
        except Exception as error:
            return f"cannot be read: {error}"

    def go(self, path: str) -> Any:
        return self.page.goto(self.base + path, wait_until="load")

    def enter(self, email: str, password: str) -> None:
        """Signed in without looking at the pages on the way: for who begins a journey signed in."""
        address = f"{self.base}/en/account/login/"
        self.context.request.get(address)
        token = next(cookie["value"] for cookie in self.context.cookies() if cookie["name"] == "csrftoken")
        form = {"login": email, "password": password, "csrfmiddlewaretoken": token}
        answer = self.context.request.post(address, form=form, max_redirects=0)
        assert answer.status == 302, answer.text()

    def sign_in(self, email: str, password: str, *, language: str = "en") -> None:
        self.go(f"/{language}/account/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", password)
        with self.page.expect_navigation():
            self.page.locator("form:has(input[name=password]) [type=submit]").first.click()


OPENED = pytest.StashKey[list[Visit]]()
SHOWN = 1500


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """A test that fails shows what stood in its windows: what a browser waited for in vain says little."""
    report: Any = yield
    if report.failed and report.when == "call":
        report.sections += [(f"window at {window.page.url}", window.reads()) for window in item.stash.get(OPENED, [])]
    return report


@pytest.fixture
def visit(browser: Any, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visit]]:
    """Opens windows; at the end of the test none may have met a fault."""
    opened: list[Visit] = []
    request.node.stash[OPENED] = opened

    def open_window(base: str, *, javascript: bool = True, width: int = 1280, dark: bool = False, locale: str = "en") -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            locale=locale,
        )
        window = Visit(context, base)
        opened.append(window)
        return window

    yield open_window
    faults = [fault for window in opened for fault in window.faults]
    for window in opened:
        window.context.close()
    assert not faults
