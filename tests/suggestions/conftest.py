"""The same group, shelf and people as in the tests of needs, with the pages of the group's own partner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from exchange.partners.models import Region
from tests.factories.practices import make_plan, make_practice, make_visit
from tests.needs.conftest import Place, heard, open_partner, place, shelf

__all__ = ["heard", "place", "shelf"]


@dataclass
class Home:
    """Pages of the group's partner, and a visit that another partner hosted."""

    partner: Any
    practice: Any
    plan: Any
    visit: Any
    host: Any


@pytest.fixture
def home(place: Place) -> Home:
    partner, host = open_partner("north"), open_partner("marche")
    assert partner.participation == place.group.participation
    own = {"region": Region.objects.get(code="SE31")}
    return Home(
        partner,
        make_practice(partner, title="Our own practice", theme=place.theme, **own),
        make_plan(partner, title="Our plan"),
        make_visit(host, title="A visit to Marche"),
        host,
    )
