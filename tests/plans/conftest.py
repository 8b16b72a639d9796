"""Marche's practice, shown at a visit that Valencia and Gävle attended; Valencia took an element into its plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from practices.plans.models import Transfer
from practices.visits.models import VisitGuest, VisitPractice
from tests.factories.practices import make_participation, make_partner_page, make_plan, make_practice, make_region, make_visit

if TYPE_CHECKING:
    from practices.good_practices.models import GoodPracticePage
    from practices.plans.models import LocalActionPlanPage
    from practices.visits.models import StudyVisitPage


@dataclass
class Travels:
    practice: GoodPracticePage
    visit: StudyVisitPage
    plan: LocalActionPlanPage

    @property
    def transfer(self) -> Transfer:
        return Transfer.objects.get(action__page=self.plan)


@pytest.fixture
def travels(db: None) -> Travels:
    home, taker, listener = make_region("ITI3"), make_region("ES52"), make_region("SE31")
    practice = make_practice(make_partner_page("marche"), title="Vouchers", elements=("Card", "Register"), region=home)
    visit = make_visit(make_partner_page("marche"), title="Days in Ancona", region=home)
    VisitPractice.objects.create(page=visit, practice=practice)
    for region in (taker, listener):
        VisitGuest.objects.create(page=visit, participation=make_participation(region.code, region=region))
    card = practice.elements.get(name="Card")
    take = {"action": "Own vouchers", "element": card, "visit": visit, "taken": "The card", "changed": "The amount", "state": "done"}
    plan = make_plan(make_partner_page("valencia"), title="Plan of Valencia", region=taker, takes=(take,))
    return Travels(practice, visit, plan)
