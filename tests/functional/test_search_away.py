"""O2: on a Monday search is away; pages stay up, search says that it is limited, comes back by itself and has missed nothing."""

from __future__ import annotations

import json
import shutil
import time
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

from exchange.env import text
from tests.helpers.network import network_server

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.helpers.browser import Visit
    from tests.helpers.server import Server

pytestmark = pytest.mark.browser

LIMITED = "Search is limited at the moment."
COMES_BACK_WITHIN = 120
# Published while search is away.
PUBLISH = """
from practices.good_practices.models import GoodPracticePage
page = GoodPracticePage.objects.live().filter(locale__language_code="en").order_by("pk").first()
page.title = "Zeppelin desk for exporters"
page.save_revision().publish()
"""


def lose_the_index(server: Server) -> None:
    cluster = text("ELASTICSEARCH_URL")
    if not cluster:
        shutil.rmtree(server.data / "search")
        return
    with urllib.request.urlopen(f"{cluster}/_cat/indices/{server.prefix}*?format=json&h=index", timeout=10) as answer:
        names = ",".join(row["index"] for row in json.load(answer))
    urllib.request.urlopen(urllib.request.Request(f"{cluster}/{names}", method="DELETE"), timeout=10).close()


def wait_until(visitor: Visit, path: str, words: str) -> None:
    deadline = time.monotonic() + COMES_BACK_WITHIN
    while words not in visitor.page.inner_text("main"):
        assert time.monotonic() < deadline, visitor.reads()
        time.sleep(0.5)
        visitor.go(path)


def test_pages_stay_up_and_search_comes_back_by_itself(visit: Callable[..., Visit], tmp_path: Path) -> None:
    server = network_server(tmp_path / "data")
    try:
        visitor: Any = visit(server.base)
        visitor.go("/en/catalogue/?q=vouchers")
        found = visitor.page.locator(".result-title").all_inner_texts()
        lose_the_index(server)
        visitor.go("/en/catalogue/?q=xpande")
        assert LIMITED in visitor.page.inner_text("main")
        assert any("xpande" in title.lower() for title in visitor.page.locator(".result-title").all_inner_texts())
        for path in ("/en/", "/sv/partners/", "/en/travelled/"):
            assert visitor.go(path).status == 200
        assert server.manage("shell", "-c", PUBLISH).returncode == 0
        wait_until(visitor, "/en/catalogue/?q=zeppelins", "Zeppelin desk")
        assert LIMITED not in visitor.page.inner_text("main")
        visitor.go("/en/catalogue/?q=vouchers")
        assert set(visitor.page.locator(".result-title").all_inner_texts()) >= set(found[1:])
        checked = server.manage("search_check")
        assert checked.returncode == 0, checked.stdout
    finally:
        server.stop()
