"""Somebody takes her data along and has her account erased; a post of hers stays without her name."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from tests.functional.conftest import MANNERS
from tests.helpers.mails import link_in, wait_for_mail

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


@pytest.mark.parametrize("manner", MANNERS[:2])
def test_somebody_takes_her_data_along_and_is_erased(network: Any, window: Any, manner: dict[str, Any]) -> None:
    word = "plain" if manner else "script"
    address, name = f"leaver.{word}@example.org", f"Lena Leaver {word.title()}"
    person = let_in(network, window, manner, address, name)
    page = person.page
    if page.locator("input[name=rules], input[name=accept], input[name=agreed]").count():
        page.locator("main form input[type=checkbox]").first.check()
        page.locator("main form button[type=submit]").first.click()

    person.go("/en/account/data/")
    page.get_by_role("button", name="Make an archive").click()
    wait_for_mail(network.data, address, about="archive")
    page.goto(f"{network.base}/en/account/data/")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Download").click()
    with open(fetched.value.path(), "rb") as file:  # noqa: PTH123  (the browser's own path)
        assert name in zipfile.ZipFile(io.BytesIO(file.read())).read("index.html").decode()

    page.get_by_role("link", name="What is erased, and how").click()
    page.get_by_label("Your e-mail address").fill("somebody@example.org")
    page.get_by_role("button", name="Erase my account for good").click()
    assert "not the address of your account" in page.locator("main").inner_text()
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_role("button", name="Erase my account for good").click()
    page.wait_for_url("**/account/data/erased/")
    wait_for_mail(network.data, address, about="erased")
    assert "/account/login/" in person.go("/en/account/data/").url
    coordinator = window("gavle.coordinator")
    coordinator.go(f"/en{LIST}members/")
    assert name not in coordinator.page.locator("main").inner_text()
