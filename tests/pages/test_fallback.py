"""Languages: who gets which version of a page, where, and what belongs to the original."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from exchange.accounts.roles import editors_group_name
from exchange.core.slugs import is_taken
from exchange.pages.models import HomePage, StandardPage
from practices.good_practices.models import GoodPracticePage
from practices.plans.models import Transfer
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_partner_page, make_plan, make_practice
from tests.helpers.roles import sign_in

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "it", "es", "pl", "sv")
PATH = "/partners/gavle/triip/"


def languages_of(answer):
    text = answer.content.decode()
    document = re.search(r'<html lang="(\w+)"', text)
    main = re.search(r'<main [^>]*lang="(\w+)"', text)
    return document and document[1], main and main[1]


def test_base_pages_have_the_same_slugs_in_five_trees(partner):
    before = Page.objects.count()
    call_command("setup_network", verbosity=0)
    assert Page.objects.count() == before
    trees = {home.locale.language_code: home for home in HomePage.objects.select_related("locale")}
    assert sorted(trees) == sorted(LANGUAGES)
    assert len({home.slug for home in trees.values()}) == 5
    below = {tuple(sorted(home.get_children().values_list("slug", flat=True))) for home in trees.values()}
    assert len(below) == 1
    for page in [*trees["en"].get_children(), partner["en"]]:
        assert Page.objects.filter(translation_key=page.translation_key, slug=page.slug).count() == 5


def test_a_practice_exists_only_where_it_was_written_and_without_aliases(partner):
    practice = make_practice(partner["en"], slug="triip")
    practice.save_revision().publish()
    assert Page.objects.filter(translation_key=practice.translation_key).count() == 1
    assert not Page.objects.filter(alias_of__isnull=False).exists()


@pytest.mark.parametrize("reader", LANGUAGES)
def test_in_another_tree_the_text_stands_in_its_own_language_with_a_notice(client, settings, partner, reader):
    make_practice(partner["sv"], slug="triip", title="Exportcheckar")
    answer = client.get(f"/{reader}{PATH}")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert languages_of(answer) == (reader, "sv")
    assert "Exportcheckar" in text
    assert f'<link rel="canonical" href="{settings.BASE_URL}/sv{PATH}">' in text
    assert ('class="note"' in text) is (reader != "sv")


def test_own_language_first_then_english_then_the_oldest(client, partner, translated):
    original = make_practice(partner["sv"], slug="triip")
    shown = {code: languages_of(client.get(f"/{code}{PATH}"))[1] for code in LANGUAGES}
    assert set(shown.values()) == {"sv"}
    polish = translated(original, "pl")
    assert {code: languages_of(client.get(f"/{code}{PATH}"))[1] for code in ("it", "pl", "sv")} == {"it": "sv", "pl": "pl", "sv": "sv"}
    english = translated(original, "en")
    assert {code: languages_of(client.get(f"/{code}{PATH}"))[1] for code in ("it", "pl", "en")} == {"it": "en", "pl": "pl", "en": "en"}
    for page in (original, english):
        Page.objects.filter(pk=page.pk).update(live=False)
    assert languages_of(client.get(f"/it{PATH}"))[1] == "pl"
    Page.objects.filter(pk=polish.pk).update(live=False)
    assert client.get(f"/it{PATH}").status_code == 404


def test_a_draft_version_counts_for_nobody(client, partner, translated):
    original = make_practice(partner["sv"], slug="triip")
    translated(original, "it", live=False, title="Bozza segreta", slug="bozza")
    answer = client.get(f"/it{PATH}")
    assert languages_of(answer) == ("it", "sv")
    assert "Bozza" not in answer.content.decode()
    assert client.get("/it/partners/gavle/bozza/").status_code == 404


def test_a_version_under_another_slug_is_led_to(client, partner, translated):
    original = make_practice(partner["sv"], slug="triip")
    translated(original, "it", slug="assegni")
    answer = client.get(f"/it{PATH}")
    assert (answer.status_code, answer["Location"]) == (302, "/it/partners/gavle/assegni/")
    assert client.get(answer["Location"]).status_code == 200
    assert languages_of(client.get("/es/partners/gavle/assegni/"))[0] == "es"


def test_the_versions_there_are_are_linked(client, partner, translated):
    original = make_practice(partner["sv"], slug="triip")
    translated(original, "it", slug="assegni")
    text = client.get(f"/en{PATH}").content.decode()
    assert 'href="/it/partners/gavle/assegni/"' in text


def test_under_one_partner_a_slug_belongs_to_versions_of_one_page(partner, translated):
    original = make_practice(partner["sv"], slug="triip")
    version = translated(original, "it")
    stranger = make_practice(partner["es"], slug="otro")
    assert not is_taken(partner["it"], "triip", version.translation_key)
    assert is_taken(partner["es"], "triip", stranger.translation_key)
    assert not is_taken(make_partner_page("ivace"), "triip", stranger.translation_key)


@pytest.mark.parametrize("model", ["good_practices/goodpracticepage", "visits/studyvisitpage", "plans/localactionplanpage"])
def test_the_forms_of_all_pages_below_a_partner_refuse_a_taken_slug(partner, editor, model):
    make_practice(partner["sv"], slug="triip")
    answer = editor.post(f"/admin/pages/add/{model}/{partner['it'].pk}/", {"title": "Triip", "slug": "triip"})
    assert answer.status_code == 200
    assert "perhaps in another language" in answer.content.decode()


@pytest.fixture
def editor(partner):
    client = Client()
    sign_in(client, UserFactory(groups=[editors_group_name("gavle")]), second_factor=True)
    return client


def test_translating_makes_a_draft_beside_the_original(editor, partner):
    original = make_practice(partner["en"], slug="triip", elements=("Card", "Register"))
    italian = Locale.objects.get(language_code="it")
    address = reverse("simple_translation:submit_page_translation", args=[original.pk])
    assert editor.get(address).status_code == 200
    assert editor.post(address, {"locales": [italian.pk], "include_subtree": ""}).status_code == 302
    version = GoodPracticePage.objects.get(translation_key=original.translation_key, locale=italian)
    assert (version.live, version.get_parent().specific, version.alias_of) == (False, partner["it"], None)
    keys = set(original.elements.values_list("translation_key", flat=True))
    assert set(version.elements.values_list("translation_key", flat=True)) == keys


def test_nobody_translates_another_partners_page(editor, partner):
    other = make_practice(make_partner_page("ivace"), slug="vales")
    address = reverse("simple_translation:submit_page_translation", args=[other.pk])
    assert {editor.get(address).status_code, editor.post(address, {"locales": [1]}).status_code} == {404}


def test_transfers_belong_to_the_original_plan(partner, translated):
    practice = make_practice(make_partner_page("ivace"))
    plan = make_plan(partner["en"], takes=({"element": practice.elements.get()},))
    version = translated(plan, "it")
    assert plan.actions.get().transfers.count() == 1
    assert version.actions.get().translation_key == plan.actions.get().translation_key
    # The copy that a translation carries along counts nowhere.
    assert Transfer.objects.of_originals().get().action.page == plan


@pytest.mark.parametrize(
    "path", ["/admin/nothing/", "/api/nothing", "/documents/9/x.pdf", "/events/nothing", "/healthz/x", "/static/x", "/media/x"]
)
def test_addresses_without_a_language_are_never_led_into_one(client, path):
    answer = client.get(path)
    assert not answer.get("Location", "").startswith(tuple(f"/{code}/" + path.strip("/").split("/")[0] for code in LANGUAGES))


def test_an_unpublished_home_gives_way_and_without_any_visitors_are_told(client, partner):
    practice = make_practice(partner["it"], slug="assegni")
    HomePage.objects.filter(locale__language_code="it").update(live=False)
    answer = client.get("/it/")
    assert (answer.status_code, languages_of(answer)[0]) == (200, "it")
    assert languages_of(client.get("/it/partners/gavle/assegni/")) == ("it", "it")
    assert practice.live
    HomePage.objects.update(live=False)
    for code in LANGUAGES:
        answer = client.get(f"/{code}/")
        assert (answer.status_code, languages_of(answer)[0]) == (503, code)
    assert StandardPage.objects.live().exists()
