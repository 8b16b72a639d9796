"""A coordinator documents a consultation, and a member takes along a thread: asked for by a form, made meanwhile, read again."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.functional.conftest import MANNERS
from tests.functional.talking import make_group
from tests.look.axe import findings

pytestmark = pytest.mark.browser
TITLE = "How the line is paid"


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


def hide_a_post(coordinator: Any, path: str) -> str:
    """The second post, by a rule that is given back."""
    coordinator.go(f"{path}posts/2/moderate/")
    page = coordinator.page
    page.get_by_label("Hide it").check()
    page.select_option("select[name=rule]", index=1)
    rule = str(page.locator("select[name=rule] option").nth(1).inner_text())
    page.fill("textarea[name=reason]", "It speaks of people.")
    page.get_by_role("button", name="Decide").click()
    assert "The author was told" in page.locator("main").inner_text()
    return rule


@pytest.mark.parametrize("manner", [MANNERS[0], pytest.param({"javascript": False, "width": 320}, id="320 px, no script")])
def test_a_consultation_is_taken_along(network: Any, window: Any, manner: dict[str, Any], tmp_path: Path, request: Any) -> None:
    group, path, _name = make_group(network, request, title=TITLE)
    coordinator = window("gavle.coordinator", **manner)
    rule = hide_a_post(coordinator, path)
    member = window("gavle.chamber", **manner)
    page = member.page
    member.go(path)
    page.get_by_role("link", name="Export this thread").click()
    assert page.get_by_label("With their names").count() == 0
    page.get_by_label("With the files of posts").check()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    page.get_by_role("button", name="Make the export").click()
    files = fetched(page, tmp_path)
    data = json.loads(files["data.json"])
    assert [thread["title"] for thread in data["tables"]["threads"]] == [TITLE]
    assert {person["name"].split()[0] for person in data["tables"]["people"]} == {"Person"}
    assert [(row["decision"], row["rule"]) for row in data["tables"]["moderation_log"]] == [("hide", rule)]
    assert "greedy" not in files["data.json"].decode()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert coordinator.go(page.url.removeprefix(network.base)).status == 404
    if manner.get("javascript", True):
        assert findings(page) == []
        _printed_pages_are_well(coordinator, group, tmp_path)


def _printed_pages_are_well(coordinator: Any, group: str, tmp_path: Path) -> None:
    """The whole group with names, opened from the folder it was unpacked into, as its reader does."""
    page = coordinator.page
    coordinator.go(f"{group}settings/")
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
    printed.get_by_role("link", name=TITLE).first.click()
    printed.wait_for_load_state("load")
    assert printed.locator("h1").inner_text() == TITLE
    assert findings(printed) == []
    assert printed.evaluate("document.documentElement.scrollWidth") <= 320
    assert [url for url in asked if not url.startswith("file://")] == []
    printed.close()
