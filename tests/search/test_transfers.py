"""How often a practice was taken up, in the index and in its order."""

from __future__ import annotations

import pytest
from wagtail.models import PageViewRestriction

from exchange.core import outbox
from practices.plans.models import Transfer
from search.current import get_engine
from search.engines.base import SearchQuery, Sort
from search.indexing import building, comparing
from tests.factories.practices import make_partner_page, make_plan, make_practice, make_region

pytestmark = pytest.mark.django_db


def settle():
    while outbox.drain():
        pass


def transfers():
    found = get_engine().search(SearchQuery(sort=Sort.TRANSFERRED, limit=100)).hits
    return {hit.plain_title: hit.transfers for hit in found if hit.kind == "practice"}


@pytest.fixture
def practices():
    partner, region = make_partner_page("marche"), make_region("ITI3")
    made = [make_practice(partner, title=title, elements=("Card", "Register"), region=region) for title in ("Fairs", "Vouchers")]
    building.rebuild()
    settle()
    return made


def take(*practices):
    elements = [{"action": "Own", "element": practice.elements.first()} for practice in practices]
    return make_plan(make_partner_page("valencia"), takes=tuple(elements), region=make_region("ES52"))


def test_a_transfer_comes_changes_and_goes(practices):
    fairs, vouchers = practices
    assert transfers() == {"Fairs": 0, "Vouchers": 0}
    take(vouchers)
    settle()
    assert transfers() == {"Vouchers": 1, "Fairs": 0}
    transfer = Transfer.objects.get()
    transfer.element = fairs.elements.first()
    transfer.save()
    settle()
    assert transfers() == {"Fairs": 1, "Vouchers": 0}
    transfer.delete()
    settle()
    assert transfers() == {"Fairs": 0, "Vouchers": 0}


@pytest.mark.parametrize("way", ["unpublished", "restricted", "deleted"])
def test_what_only_a_hidden_plan_takes_is_not_counted(practices, way):
    plan = take(*practices)
    settle()
    assert transfers() == {"Fairs": 1, "Vouchers": 1}
    if way == "unpublished":
        plan.unpublish()
    elif way == "restricted":
        PageViewRestriction.objects.create(page=plan, restriction_type=PageViewRestriction.LOGIN)
    else:
        plan.delete()
    settle()
    assert transfers() == {"Fairs": 0, "Vouchers": 0}
    assert not comparing.compare()
