"""Somebody takes her data along and has her account erased; a post of hers stays without her name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.functional.conftest import MANNERS
from tests.helpers.mails import link_in, text_of, wait_for_mail

pytestmark = pytest.mark.browser
LIST = "/groups/gavle/"


def let_in(network: Any, window: Any, manner: dict[str, Any], address: str, name: str) -> Any:
    """A new member, invited by a line of a list, signed in just now."""
    coordinator = window("gavle.coordinator", javascript=False)
    coordinator.go(f"/en{LIST}invitations/")
    coordinator.page.fill("textarea[name=people]", f"{address}; Firm; enterprise; {name}")
    coordinator.page.locator("main form button[type=submit]").first.click()
    person = window(**manner)
    person.page.goto(link_in(wait_for_mail(network.data, address), "/invitation/"))
    person.page.fill("input[name=display_name]", name)
    person.page.fill("input[name=email]", address)
    person.page.locator("form[action*='/signup/'] button[type=submit]").click()
    person.page.wait_for_url("**/groups/gavle/**")
    return person


def accept_rules(page: Any) -> None:
    if page.url.endswith("/rules/"):
        page.locator("main form button[type=submit]").click()
        page.wait_for_url(f"**/en{LIST}")


def start_a_thread(person: Any, title: str, body: str) -> str:
    """Its path."""
    person.go(f"/en{LIST}threads/new/")
    page = person.page
    page.fill("input[name=title]", title)
    page.fill("textarea[name=body]", body)
    page.locator("button[value=send]").click()
    page.wait_for_url(re.compile(r"/threads/(?!new)[^/]+/"))
    return "/" + page.url.split("/", 3)[3].split("#")[0].split("?")[0]


def signed_in_by_code_for_the_archive(person: Any, data: Path, address: str) -> zipfile.ZipFile:
    """She came in by her invitation and has no password: a mailed code proves who she is, and leads to the file."""
    page = person.page
    page.get_by_role("link", name="Download").click()
    page.get_by_role("button", name="Get a new code").click()
    page.fill("input[name=email]", address)
    page.locator("form:has(input[name=email]) button[type=submit]").first.click()
    code = re.search(r"^\d{6}$", text_of(wait_for_mail(data, address, about="code")), re.MULTILINE)
    assert code
    page.fill("input[name=code]", code.group())
    with page.expect_download() as fetched:
        page.locator("form:has(input[name=code]) button[type=submit]").first.click()
    return zipfile.ZipFile(io.BytesIO(Path(fetched.value.path()).read_bytes()))


@pytest.mark.parametrize("manner", MANNERS[:2])
def test_somebody_takes_her_data_along_and_is_erased(network: Any, window: Any, manner: dict[str, Any]) -> None:
    word = "plain" if manner else "script"
    address, name = f"leaver.{word}@example.org", f"Lena Leaver {word.title()}"
    title, body = f"A last word, {word}", f"Keep the {word} evenings going."
    person = let_in(network, window, manner, address, name)
    page = person.page
    accept_rules(page)
    thread = start_a_thread(person, title, body)

    person.go("/en/account/data/")
    page.get_by_role("button", name="Make an archive").click()
    wait_for_mail(network.data, address, about="archive")
    person.go("/en/account/data/")
    archive = signed_in_by_code_for_the_archive(person, network.data, address)
    assert name in archive.read("index.html").decode()
    assert any(body in archive.read(part).decode() for part in archive.namelist() if part.endswith(".json"))

    person.go("/en/account/data/")
    page.get_by_role("link", name="What is erased, and how").click()
    page.get_by_label("Your e-mail address").fill("somebody@example.org")
    page.get_by_role("button", name="Erase my account for good").click()
    assert "not the address of your account" in page.locator("main").inner_text()
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_role("button", name="Erase my account for good").click()
    page.wait_for_url("**/account/data/erased/")
    wait_for_mail(network.data, address, about="erased")
    assert "/account/login/" in person.go("/en/account/data/").url
    only_her_words_stay(window("gavle.coordinator", **manner), thread, body, name)


def only_her_words_stay(coordinator: Any, thread: str, body: str, name: str) -> None:
    coordinator.go(thread)
    post = coordinator.page.locator("article[id^='post-']", has_text=body)
    assert "Former member" in post.inner_text()
    for path in (thread, f"/en{LIST}members/", f"/en{LIST}invitations/"):
        coordinator.go(path)
        assert name not in coordinator.page.locator("main").inner_text(), path
