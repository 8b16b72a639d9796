"""What public pages tell machines: their own address, their other versions, a card, and schema.org data of what is known."""

from __future__ import annotations

import json
import re

import pytest
from wagtail.models import PageViewRestriction

from exchange.pages.models import NewsIndexPage, NewsPage
from tests.factories.practices import make_plan, make_practice, make_visit

pytestmark = pytest.mark.django_db
HOSTILE = "</script><script>alert(1)</script>"


@pytest.fixture
def pages(partner, translated):
    """One of each type below the partner, with an Italian version; by the last part of its address."""
    made = [make_practice(partner["en"], slug="practice"), make_visit(partner["en"], slug="visit"), make_plan(partner["en"], slug="plan")]
    for page in made:
        page.title = f"Title {HOSTILE}"
        page.summary = "In short"
        page.save()
        translated(page, "it", title="Titolo")
    index = NewsIndexPage.objects.get(locale__language_code="en")
    index.add_child(instance=NewsPage(title="News", slug="item", summary="In short", locale=index.locale))
    return made


def data_of(text: str) -> dict[str, object]:
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert len(found) == 1
    data: dict[str, object] = json.loads(found[0])
    return data


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/en/", "WebSite"),
        ("/en/partners/gavle/", "Organization"),
        ("/en/partners/gavle/practice/", "Article"),
        ("/en/partners/gavle/visit/", "Event"),
        ("/en/partners/gavle/plan/", "Report"),
        ("/en/news/item/", "NewsArticle"),
    ],
)
def test_a_page_describes_itself(client, pages, settings, path, kind):
    text = client.get(path).content.decode()
    data = data_of(text)
    assert (data["@type"], data["url"], data["inLanguage"]) == (kind, f"{settings.BASE_URL}{path}", "en")
    assert f'<link rel="canonical" href="{settings.BASE_URL}{path}">' in text
    assert f'<meta property="og:url" content="{settings.BASE_URL}{path}">' in text
    assert 'property="og:title"' in text
    assert HOSTILE not in text
    assert None not in data.values()
    assert "" not in data.values()


@pytest.mark.parametrize("slug", ["practice", "visit", "plan"])
def test_versions_are_named_and_a_stand_in_points_to_its_own_address(client, pages, settings, slug):
    text = client.get(f"/pl/partners/gavle/{slug}/").content.decode()
    assert f'<link rel="canonical" href="{settings.BASE_URL}/en/partners/gavle/{slug}/">' in text
    assert re.findall(r'hreflang="(\w\w)" href="[^"]*/partners/gavle/', text) == ["en", "it"]
    assert 'name="robots"' not in text
    assert data_of(text)["url"] == f"{settings.BASE_URL}/en/partners/gavle/{slug}/"


def test_machines_are_told_nothing_of_drafts_and_restricted_pages(client, pages):
    practice, visit, _plan = pages
    PageViewRestriction.objects.create(page=practice, restriction_type=PageViewRestriction.LOGIN)
    visit.get_translations().update(live=False)
    assert "ld+json" not in client.get("/en/partners/gavle/practice/").content.decode()
    assert 'hreflang="it" href="/it/partners/gavle/visit/"' not in client.get("/en/partners/gavle/visit/").content.decode()
    assert "Titolo" not in client.get("/en/partners/gavle/visit/").content.decode()
