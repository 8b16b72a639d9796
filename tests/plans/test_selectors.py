"""Which routes are told, in which words and to whom."""

from __future__ import annotations

import pytest
from django.utils import translation
from wagtail.models import Locale, PageViewRestriction

from practices.plans import selectors
from practices.plans.models import Transfer
from practices.plans.routes import touching
from tests.factories.practices import make_partner_page, make_plan, make_practice, make_region


def told(routes):
    return [(route.kind.value, route.origin.code, route.destination.code, route.element, route.via) for route in routes]


def test_a_transfer_and_a_discussion_that_led_nowhere_yet_are_told(travels):
    expected = [("taken", "ITI3", "ES52", "Card", "Days in Ancona"), ("discussed", "ITI3", "SE31", "", "Days in Ancona")]
    assert told(selectors.all_routes()) == expected
    assert told(selectors.routes_of_practice(travels.practice)) == expected
    assert told(selectors.routes_into_plan(travels.plan)) == expected[:1]
    assert selectors.routes_of_practice(make_practice(make_partner_page("marche"))) == []


def test_a_region_has_the_routes_that_come_from_it_or_go_into_it(travels):
    """Asked for in the statements, and no others than are chosen from all."""
    every = selectors.all_routes()
    for code in ("ITI3", "ES52", "SE31", "PL22"):
        assert selectors.routes_of_region(code) == touching(every, code)
    assert [len(selectors.routes_of_region(code)) for code in ("ITI3", "ES52", "SE31", "PL22")] == [2, 1, 1, 0]


@pytest.mark.parametrize("end", ["practice", "plan", "visit"])
@pytest.mark.parametrize("way", ["unpublished", "restricted"])
def test_nothing_is_told_of_a_page_that_not_everybody_may_read(travels, end, way):
    page = getattr(travels, end)
    if way == "unpublished":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    routes = selectors.all_routes()
    left = {"practice": [], "plan": [("discussed", "ES52"), ("discussed", "SE31")], "visit": [("taken", "ES52")]}[end]
    assert [(route.kind.value, route.destination.code) for route in routes] == left
    assert all(page.title not in (route.practice_title, route.plan_title, route.via) for route in routes)
    assert (selectors.transfer_route(travels.transfer.pk) is None) is (end != "visit")


def test_names_are_in_the_readers_language_where_a_version_is_public(travels):
    italian = Locale.objects.get(language_code="it")
    make_partner_page("marche").copy_for_translation(italian).save_revision().publish()
    version = travels.practice.copy_for_translation(italian)
    version.title = "Buoni"
    element = version.elements.get(name="Card")
    element.name = "Tessera"
    element.save()
    version.save()
    with translation.override("it"):
        assert selectors.all_routes()[0].element == "Card", "an unpublished version must not be told of"
        version.save_revision().publish()
        route = selectors.all_routes()[0]
    assert (route.practice_title, route.practice_language, route.element, route.origin.name) == ("Buoni", "it", "Tessera", "Regione ITI3")
    assert route.practice_url == f"/it/partners/marche/{version.slug}/"
    with translation.override("sv"):
        assert selectors.all_routes()[0].practice_title == "Vouchers"


def test_the_copy_of_a_translated_plan_tells_no_route_twice(travels):
    spanish = Locale.objects.get(language_code="es")
    make_partner_page("valencia").copy_for_translation(spanish).save_revision().publish()
    version = travels.plan.copy_for_translation(spanish)
    version.title = "Plan valenciano"
    version.save_revision().publish()
    with translation.override("es"):
        routes = selectors.all_routes()
    assert len(routes) == 2
    assert (routes[0].plan_title, routes[0].plan_language) == ("Plan valenciano", "es")
    assert [route.transfer_id for route in selectors.routes_into_plan(version)] == [travels.transfer.pk]


def test_more_routes_cost_no_more_statements(travels, django_assert_num_queries):
    with translation.override("it"):
        selectors.all_routes()
        with django_assert_num_queries(5):
            assert len(selectors.all_routes()) == 2
        for number in range(3):
            region = make_region(f"PL{number}")
            practice = make_practice(make_partner_page(f"partner-{number}"), region=region)
            take = {"element": practice.elements.get(), "visit": travels.visit}
            make_plan(make_partner_page("valencia"), region=make_region("ES52"), takes=(take, take))
        with django_assert_num_queries(5):
            assert len(selectors.all_routes()) == 8


def test_plans_of_a_partner_are_listed_one_version_each(travels):
    assert selectors.plans_below(partner_url_paths=[make_partner_page("valencia").url_path], reader="sv") == [travels.plan]
    assert selectors.plans_below(partner_url_paths=[make_partner_page("marche").url_path], reader="sv") == []
    assert selectors.plans_below(partner_url_paths=[], reader="sv") == []


def test_an_element_that_a_plan_took_cannot_be_deleted(travels):
    from django.db.models import ProtectedError

    with pytest.raises(ProtectedError):
        travels.practice.elements.get(name="Card").delete()
    travels.practice.elements.get(name="Register").delete()
    assert Transfer.objects.count() == 1
