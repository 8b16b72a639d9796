"""A coordinator documents a consultation, and a member takes along a thread: asked for by a form, made meanwhile, read again."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.functional.conftest import MANNERS
from tests.look.axe import findings

pytestmark = pytest.mark.browser
GROUP = "/groups/gavle/"


def fetched(page: Any, tmp_path: Path) -> dict[str, bytes]:
    """Waits until it is ready, without touching the page where that is what is promised, and unpacks what is downloaded."""
    link = page.get_by_role("link", name="Download")
    link.wait_for(timeout=60_000)
    with page.expect_download() as download:
        link.click()
    path = tmp_path / "export.zip"
    download.value.save_as(path)
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("manner", [*MANNERS, pytest.param({"javascript": False, "width": 320}, id="320 px, no script")])
def test_a_consultation_is_taken_along(network: Any, window: Any, manner: dict[str, Any], tmp_path: Path) -> None:
    member = window("gavle.enterprise", **manner)
    page = member.page
    member.go(f"/en{GROUP}threads/")
    page.locator(".thread-row a").first.click()
    title = page.locator("h1").inner_text()
    page.get_by_role("link", name="Export this thread").click()
    assert page.get_by_label("With their names").count() == 0
    page.get_by_label("With the files of posts").check()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    page.get_by_role("button", name="Make the export").click()
    files = fetched(page, tmp_path)
    data = json.loads(files["data.json"])
    assert [thread["title"] for thread in data["tables"]["threads"]] == [title]
    assert {person["name"].split()[0] for person in data["tables"]["people"]} == {"Person"}
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    coordinator = window("gavle.coordinator", **manner)
    assert coordinator.go(page.url.removeprefix(network.base)).status == 404
    if manner.get("javascript", True):
        assert findings(page) == []
        _printed_pages_are_well(coordinator, tmp_path, title)


def _printed_pages_are_well(coordinator: Any, tmp_path: Path, title: str) -> None:
    """The whole group with names, opened from the folder it was unpacked into, as its reader does."""
    page = coordinator.page
    coordinator.go(f"/en{GROUP}settings/")
    page.get_by_role("link", name="Export the group").click()
    page.get_by_label("With their names").check()
    page.get_by_role("button", name="Make the export").click()
    for name, content in fetched(page, tmp_path).items():
        path = tmp_path / "unpacked" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    printed = coordinator.context.browser.new_page(viewport={"width": 320, "height": 900}, java_script_enabled=True)
    asked: list[str] = []
    printed.on("request", lambda request: asked.append(request.url))
    printed.goto(f"file://{tmp_path}/unpacked/index.html")
    assert findings(printed) == []
    printed.get_by_role("link", name=title).first.click()
    printed.wait_for_load_state("load")
    assert printed.locator("h1").inner_text() == title
    assert findings(printed) == []
    assert printed.evaluate("document.documentElement.scrollWidth") <= 320
    assert [url for url in asked if not url.startswith("file://")] == []
    printed.close()
