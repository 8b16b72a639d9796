"""Misspelt, without accents, in another form of the word: found, saved, and told once when something like it is published."""

from __future__ import annotations

import time
from typing import Any

import pytest

from exchange.demo.accounts import address
from tests.functional.conftest import MANNERS
from tests.helpers.mails import mails_to, text_of

pytestmark = pytest.mark.browser

# Language → what is typed, which practice is meant, and one that is published later.
ASKED = {
    "it": ("consorzzi internazionalizazione", "Misura 4.2: consorzi", "Un consorzio per l’internazionalizzazione dei distretti"),
    "es": ("leyes inverison extranjeras", "Nueva ley de inversión", "Otra ley para la inversión extranjera"),
    "pl": ("slaskie centum inwestorow", "Śląskie Centrum Obsługi", "Nowe śląskie centrum dla inwestorów"),
    "sv": ("mikroforetagen innovaton", "TRIIP", "Innovation i ett mikroföretag"),
}

PUBLISH = """
from exchange.pages.models import PartnerPage
from practices.good_practices.models import GoodPracticePage
parent = PartnerPage.objects.get(slug="gavle", locale__language_code="{language}")
edition = GoodPracticePage.objects.earliest("pk").edition
page = GoodPracticePage(title="{title}", slug="later-{language}", live=False, locale=parent.locale, edition=edition)
parent.add_child(instance=page)
page.save_revision().publish()
print("published")
"""

# Other journeys share the network.
CLEAR = """
from practices.good_practices.models import GoodPracticePage
from search.saved.models import SavedSearch
GoodPracticePage.objects.get(slug="later-{language}").delete()
SavedSearch.objects.filter(name="Search in {language}").delete()
"""


@pytest.mark.parametrize("language", ASKED)
def test_an_alert_arrives_once(network: Any, window: Any, language: str) -> None:
    typed, meant, later = ASKED[language]
    stakeholder = window("gavle.chamber", locale=language)
    stakeholder.go(f"/{language}/catalogue/?q={typed.replace(' ', '+')}")
    page = stakeholder.page
    assert any(meant in title for title in page.locator(".result-title").all_inner_texts()[:3])
    page.locator(f".take-along a[href*='/{language}/account/searches/new/']").click()
    page.wait_for_url("**/searches/new/**")
    page.fill("input[name=name]", f"Search in {language}")
    page.locator("input[name=frequency][value=instant]").check()
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(f"**/{language}/account/searches/")
    assert f"Search in {language}" in page.locator("main").inner_text()
    done = network.manage("shell", "-v0", "-c", PUBLISH.format(language=language, title=later))
    assert "published" in done.stdout, done.stderr[-2000:]
    told = text_of(wait_for_mail_with(network, f"Search in {language}"))
    assert later in told
    again = network.manage(
        "shell",
        "-v0",
        "-c",
        f"from practices.good_practices.models import GoodPracticePage as P; p = P.objects.get(slug='later-{language}');"
        " p.summary = 'Changed.'; p.save_revision().publish()",
    )
    assert again.returncode == 0, again.stderr[-2000:]
    time.sleep(2)
    assert sum(later in text_of(mail) for mail in mails_to(network.data, address("gavle.chamber"))) == 1
    gone = network.manage("shell", "-v0", "-c", CLEAR.format(language=language))
    assert gone.returncode == 0, gone.stderr[-2000:]


def wait_for_mail_with(network: Any, words: str) -> Any:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        found = [mail for mail in mails_to(network.data, address("gavle.chamber")) if words in text_of(mail)]
        if found:
            return found[0]
        time.sleep(0.3)
    raise TimeoutError(f"no mail says {words!r}")


@pytest.mark.parametrize("manner", MANNERS)
def test_saved_searches_are_kept_without_a_script_too(window: Any, manner: dict[str, Any]) -> None:
    visit = window("gavle.enterprise", **manner)
    visit.go("/en/account/searches/new/?q=fairs&type=practice")
    visit.page.fill("input[name=name]", "Fairs of others")
    visit.page.locator("main form button[type=submit]").click()
    visit.page.wait_for_url("**/account/searches/")
    visit.page.locator("a", has_text="Delete").first.click()
    visit.page.locator("main form button[type=submit]").click()
    visit.page.wait_for_url("**/account/searches/")
    assert "no saved searches yet" in visit.page.locator("main").inner_text()
