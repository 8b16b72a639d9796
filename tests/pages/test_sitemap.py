"""sitemap.xml, robots.txt and what a page tells machines of itself."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from wagtail.models import PageViewRestriction

from tests.factories.discussions import make_group
from tests.factories.practices import make_practice

pytestmark = pytest.mark.django_db
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def sitemap(client, settings):
    """Own addresses with those of the other versions, without the host."""
    answer = client.get("/sitemap.xml")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/xml")
    found = {}
    for url in ET.fromstring(answer.content).findall("s:url", NS):
        others = {link.get("hreflang"): link.get("href", "").removeprefix(settings.BASE_URL) for link in url.findall("x:link", NS)}
        found[(url.findtext("s:loc", "", NS)).removeprefix(settings.BASE_URL)] = others
    return found


def test_all_five_trees_are_listed_with_their_versions(client, settings):
    found = sitemap(client, settings)
    for code in ("en", "it", "es", "pl", "sv"):
        assert f"/{code}/" in found
        assert f"/{code}/partners/" in found
    assert found["/it/partners/"]["sv"] == "/sv/partners/"
    assert len(found["/en/"]) == 5


def test_a_page_stands_at_its_own_address_and_never_at_a_fallback(client, settings, partner):
    make_practice(partner["sv"], slug="triip")
    assert client.get("/en/partners/gavle/triip/").status_code == 200
    found = [path for path in sitemap(client, settings) if path.endswith("/triip/")]
    assert found == ["/sv/partners/gavle/triip/"]


def test_versions_name_each_other(client, settings, partner, translated):
    practice = make_practice(partner["en"], slug="vouchers")
    translated(practice, "it", slug="buoni")
    found = sitemap(client, settings)
    both = {"en": "/en/partners/gavle/vouchers/", "it": "/it/partners/gavle/buoni/"}
    assert found[both["en"]] == found[both["it"]] == both


def test_drafts_and_restricted_pages_are_not_listed(client, settings, partner, translated):
    make_practice(partner["en"], slug="draft", live=False)
    practice = make_practice(partner["en"], slug="closed")
    other = translated(practice, "it", slug="chiuso")
    PageViewRestriction.objects.create(page=practice, restriction_type=PageViewRestriction.LOGIN)
    paths = "".join(sitemap(client, settings))
    assert "draft" not in paths
    assert "closed" not in paths
    assert other.slug not in paths


def test_the_list_costs_the_same_for_many_pages(client, partner, django_assert_max_num_queries):
    for _number in range(5):
        make_practice(partner["en"])
    with django_assert_max_num_queries(8):
        client.get("/sitemap.xml")


def test_robots_names_the_list_and_keeps_machines_out_of_rooms(client, settings):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in text
    for closed in ("/admin/", "/*/account/", "/*/groups/"):
        assert f"Disallow: {closed}" in text
    assert "Allow: /*/groups/*/about/" in text


def test_public_pages_of_groups_are_listed_in_their_languages_and_others_are_not(client, settings):
    group = make_group("north")
    group.second_language, group.second_name = "sv", "Norra gruppen"
    group.save()
    hidden = make_group("hidden")
    hidden.is_public_page = False
    hidden.save()
    found = {path: others for path, others in sitemap(client, settings).items() if "/groups/" in path}
    both = {"en": "/en/groups/north/about/", "sv": "/sv/groups/north/about/"}
    assert found == {both["en"]: both, both["sv"]: both}
    assert all(client.get(path).status_code == 200 for path in found)


def head(client, path):
    text = client.get(path).content.decode()
    named = dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', text))
    canonical = re.search(r'<link rel="canonical" href="([^"]+)"', text)
    alternates = dict(re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)"', text))
    return named, canonical[1] if canonical else "", alternates


def test_social_cards_and_links_name_the_own_address_in_every_interface(client, settings, partner):
    make_practice(partner["sv"], slug="triip", title="Exportcheckar", summary="Vad det är.")
    own = f"{settings.BASE_URL}/sv/partners/gavle/triip/"
    for code in ("sv", "en", "pl"):
        named, canonical, alternates = head(client, f"/{code}/partners/gavle/triip/")
        assert canonical == named["og:url"] == own
        assert alternates == {"sv": own}
        assert (named["og:title"], named["og:description"], named["og:locale"]) == ("Exportcheckar", "Vad det är.", "sv")
        assert "robots" not in named, "the canonical link says which address counts; to forbid this one would speak against it"
