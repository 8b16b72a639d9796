"""A restriction of one version, or of a page above any, holds for all versions: who gets in, and where others are led."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from practices.visits.models import VisitPractice
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_plan, make_practice, make_visit
from tests.helpers.roles import sign_in

pytestmark = pytest.mark.django_db
SECRET = "Zirconium vouchers"
OWN, OTHER, FALLBACK, SLUG_OF_OTHER = (
    "/en/partners/gavle/closed/",
    "/it/partners/gavle/chiuso/",
    "/sv/partners/gavle/closed/",
    "/it/partners/gavle/closed/",
)
ADDRESSES = [OWN, OTHER, FALLBACK, SLUG_OF_OTHER]
LOGIN, GROUPS, PASSWORD = PageViewRestriction.LOGIN, PageViewRestriction.GROUPS, PageViewRestriction.PASSWORD


@pytest.fixture
def practice(partner, translated):
    """In English and in Italian, under different slugs."""
    practice = make_practice(partner["en"], slug="closed", title=SECRET, elements=(f"{SECRET} card",))
    translated(practice, "it", slug="chiuso")
    return practice


def restrict(page, kind):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="open sesame")
    if kind == GROUPS:
        restriction.groups.add(Group.objects.get_or_create(name="Readers")[0])
    return restriction


def signed_in(*groups, **said):
    client = Client()
    sign_in(client, UserFactory(groups=list(groups), **said))
    return client


def assert_shown(client, path):
    answer = client.get(path, follow=True)
    assert answer.status_code == 200
    assert SECRET in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def assert_led_to_sign_in(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"{path[:3]}/account/login/?next={path}")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_sign_in_opens_every_version(client, practice, path):
    restrict(practice, LOGIN)
    assert_led_to_sign_in(client, path)
    assert_shown(signed_in(), path)


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_group_opens_every_version_to_its_people(client, practice, path):
    restrict(practice, GROUPS)
    assert_led_to_sign_in(client, path)
    assert signed_in().get(path).status_code == 404
    assert_shown(signed_in("Readers"), path)
    assert_shown(signed_in(superuser=True), path)


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_password_given_once_opens_every_version(client, practice, path):
    restriction = restrict(practice, PASSWORD)
    for person in (client, signed_in()):
        answer = person.get(path)
        text = answer.content.decode()
        assert 'type="password"' in text
        assert SECRET not in text
        assert "chiuso" not in text.replace(path, "")
        door = f"/en/_util/authenticate_with_password/{restriction.pk}/{practice.pk}/"
        assert person.post(door, {"password": "wrong", "return_url": path}).status_code == 200
        assert 'type="password"' in person.get(path).content.decode()
        assert person.post(door, {"password": "open sesame", "return_url": path}).status_code == 302
        for address in ADDRESSES:
            assert_shown(person, address)


@pytest.mark.parametrize("language", ["en", "it", "pl"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_a_restriction_above_any_version_holds_too(client, partner, practice, path, language):
    restrict(partner[language], LOGIN)
    assert_led_to_sign_in(client, path)
    assert_shown(signed_in(), path)


def test_every_restriction_has_to_be_met(client, partner, practice):
    restrict(practice, LOGIN)
    restrict(partner["it"], GROUPS)
    for path in ADDRESSES:
        assert_led_to_sign_in(client, path)
        assert signed_in().get(path).status_code == 404
        assert_shown(signed_in("Readers"), path)


def test_other_pages_stay_open(client, partner, practice):
    restrict(practice, LOGIN)
    make_practice(partner["en"], slug="open")
    for path in ("/en/", "/en/partners/gavle/", "/en/partners/gavle/open/", "/it/partners/gavle/open/"):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", [OWN, OTHER])
def test_restrictions_are_read_once_and_only_where_there_are_any(client, practice, path):
    def reads():
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        return sum(query["sql"].startswith('SELECT "wagtailcore_pageviewrestriction"') for query in asked.captured_queries)

    assert reads() == 0
    restrict(practice, LOGIN)
    assert reads() == 1


@pytest.fixture
def route(partner, practice):
    """A plan took an element of the practice over after a visit that showed it: addresses of the plan and the visit."""
    visit = make_visit(partner["en"], slug="days")
    VisitPractice.objects.create(page=visit, practice=practice)
    make_plan(partner["en"], slug="plan", takes=({"element": practice.elements.get(), "visit": visit},))
    return practice


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/it/",
        "/en/partners/",
        "/en/partners/gavle/",
        "/it/partners/gavle/",
        "/en/partners/gavle/days/",
        "/it/partners/gavle/days/",
        "/en/partners/gavle/plan/",
        "/en/travelled/",
        "/it/travelled/",
        "/en/travelled/transfers.csv",
        "/sitemap.xml",
    ],
)
@pytest.mark.parametrize("language", ["en", "it"])
def test_no_public_page_names_a_restricted_one(client, route, path, language):
    version = route if language == "en" else route.get_translations().get(locale__language_code=language)
    restrict(version, LOGIN)
    answer = client.get(path)
    assert answer.status_code == 200
    text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
    assert SECRET not in text
    assert "/closed/" not in text
    assert "chiuso" not in text
