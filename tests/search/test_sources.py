"""What the network's own pages say in the index, and which changes of names reach them."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.utils import get_fields_from_path

from exchange.core import outbox
from exchange.partners.models import Market, Sector
from search import registry
from search.current import get_engine
from search.engines.base import FacetChoice, SearchQuery
from search.engines.documents import Facet
from search.indexing.building import rebuild
from search.parser import parse
from tests.factories.practices import make_partner_page, make_practice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _indexed(db: None) -> None:
    rebuild()
    settle()


def settle() -> None:
    while outbox.drain():
        pass


def found(text: str = "", *, sector: str = "") -> list[str]:
    choices = (FacetChoice(Facet.TYPE, ("practice", "partner")), *((FacetChoice(Facet.SECTOR, (sector,)),) if sector else ()))
    asked = SearchQuery(text=parse(text), language="en", limit=100, choices=choices)
    return [hit.plain_title for hit in get_engine().search(asked).hits]


DEPENDS_ON = [
    pytest.param(source.model, label, lookup, id=f"{source.kind}-{label}-{lookup}")
    for source in (*registry.sources(), *registry.plain_sources().values())
    for label, lookups in (source.depends_on | getattr(source, "counted", {})).items()
    for lookup in lookups
]


@pytest.mark.parametrize(("model", "label", "lookup"), DEPENDS_ON)
def test_what_an_object_depends_on_is_at_the_end_of_its_lookup(model: Any, label: str, lookup: str) -> None:
    end = get_fields_from_path(model, lookup)[-1]
    assert issubclass(apps.get_model(label), end.related_model)
    assert not model._default_manager.filter(**{f"{lookup}__pk": 0}).exists()


def test_a_partner_is_found_by_a_word_of_its_introduction() -> None:
    partner = make_partner_page("gavle")
    partner.intro = "We advise sawmills on their first export."
    partner.save_revision().publish()
    settle()
    assert found("sawmills") == [partner.title]


def test_a_practice_follows_the_slug_of_its_sectors_parent_and_the_end_of_its_market() -> None:
    parent = Sector.objects.create(slug="wood", label_en="Wood")
    sector = Sector.objects.create(slug="sawmills", label_en="Sawmills", parent=parent)
    market = Market.objects.create(slug="moon", label_en="The Moon")
    practice = make_practice(make_partner_page("gavle"), title="Planks abroad")
    practice.sectors.add(sector)
    practice.markets.add(market)
    practice.save_revision().publish()
    settle()
    assert found(sector="wood") == ["Planks abroad"]
    assert found("moon") == ["Planks abroad"]
    parent.slug = "timber"
    parent.save()
    settle()
    assert [found(sector="wood"), found(sector="timber")] == [[], ["Planks abroad"]]
    market.delete()
    settle()
    assert found("moon") == []
