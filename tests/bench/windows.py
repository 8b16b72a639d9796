"""`dev.py bench windows`: how long after a post was made a second open window shows it.

Two Chromium windows of one group on a server of its own; the first sends posts from its composer. The moment a post was made
is the database's, taken before its commit, so that each time is an upper bound. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import django
from playwright.sync_api import sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exchange.settings.demo")
django.setup()

from exchange.demo.accounts import PASSWORD, address  # noqa: E402
from tests.helpers.browser import ARGUMENTS, Visit, chromium_path  # noqa: E402
from tests.helpers.network import loaded_folder  # noqa: E402
from tests.helpers.server import Server, copy_of  # noqa: E402

WRITER, READER, GROUP = "gavle.chamber", "gavle.university", "gavle"
NOTES_WHEN_SHOWN = """() => {
  window.shown = {};
  new MutationObserver(() => {
    for (const post of document.querySelectorAll("article[id^='post-']")) window.shown[post.id.slice(5)] ??= Date.now();
  }).observe(document.body, {childList: true, subtree: true});
}"""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench windows")
    parser.add_argument("--posts", type=int, default=100)
    options = parser.parse_args(argv)
    if not chromium_path():
        print("NO CHROMIUM: install Debian's chromium, or set CHROMIUM", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        # Without the limit of posts a minute.
        server = Server(copy_of(loaded_folder(), Path(folder) / "data"), settings="tests.bench.settings").start()
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        try:
            figures = measured(server, browser, options.posts)
        finally:
            browser.close()
            server.stop()
    print(f"{figures['posts']} posts, made to shown in the second window: p50 {figures['p50_ms']} ms, p95 {figures['p95_ms']} ms")
    print(json.dumps(figures))
    return 0


def measured(server: Server, browser: Any, posts: int) -> dict[str, Any]:
    writer, reader = (open_window(browser, server, key) for key in (WRITER, READER))
    writer.go(f"/en/groups/{GROUP}/threads/")
    writer.page.locator(".thread-row a").first.click()
    writer.page.wait_for_load_state("load")
    reader.go(writer.page.url.removeprefix(server.base))
    for visit in (writer, reader):
        visit.page.locator("[data-live-state]", has_text="Connected").wait_for(timeout=15_000)
    reader.page.evaluate(NOTES_WHEN_SHOWN)
    for number in range(posts):
        writer.page.fill("form.composer [name=body]", f"Measured {number}")
        writer.page.click("form.composer button[value=send]")
        reader.page.locator("article[id^='post-']", has_text=f"Measured {number}").last.wait_for(timeout=15_000)
    return times(made(server), reader.page.evaluate("window.shown"))


def open_window(browser: Any, server: Server, key: str) -> Visit:
    visit = Visit(browser.new_context(), server.base)
    visit.enter(address(key), PASSWORD)
    return visit


def made(server: Server) -> dict[str, float]:
    """Milliseconds since 1970 at which each measured post was made, by its number among the thread's changes."""
    with sqlite3.connect(server.data / "db.sqlite3") as database:
        rows = database.execute("SELECT seq, created_at FROM discussions_post WHERE body LIKE 'Measured %'").fetchall()
    return {str(number): datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp() * 1000 for number, at in rows}


def times(made_at: dict[str, float], shown_at: dict[str, float]) -> dict[str, Any]:
    waited = [shown_at[number] - at for number, at in made_at.items()]
    return {"posts": len(waited), "p50_ms": round(median(waited)), "p95_ms": round(quantiles(waited, n=20)[18])}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
