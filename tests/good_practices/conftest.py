"""A partner with an editor, a practice of hers, and a plan of another partner that took one of its two elements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from exchange.accounts.roles import editors_group_name
from exchange.pages.services import create_partner_pages
from practices.good_practices.setup import set_up_editions
from practices.review.setup import set_up_review
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_participation, make_partner_page, make_plan, make_practice, make_region
from tests.helpers.roles import sign_in

if TYPE_CHECKING:
    from practices.good_practices.models import GoodPracticePage

EMPTY = [
    "detail",
    "resources",
    "evidence",
    "difficulties",
    "potential",
    "organisation_in_charge",
    "region",
    "city",
    "level",
    "latitude",
    "longitude",
    "start_month",
    "end_month",
    "theme",
    "topic",
    "contact_name",
    "contact_email",
    "contact_phone",
    "edition",
    "licence",
    "source_url",
    "search_description",
]
SEVERAL = ("sectors", "markets", "maturity", "directions")


@dataclass
class Room:
    practice: GoodPracticePage
    editor: Client

    def form(self, *, strike: tuple[str, ...] = (), **said: Any) -> dict[str, Any]:
        """What the editor sends for the practice, with the named elements struck out."""
        rows = [
            {"id": row.pk, "name": row.name, "what": row.what, "needs": row.needs} | ({"DELETE": "on"} if row.name in strike else {})
            for row in self.practice.elements.all()
        ]
        values: dict[str, Any] = dict.fromkeys(EMPTY, "")
        values |= {"title": self.practice.title, "slug": self.practice.slug, "summary": "What it is."} | said
        values |= {"elements": inline_formset(rows, initial=len(rows))}
        values |= {name: inline_formset([]) for name in ("links", "documents", "images", "comments")}
        return dict(nested_form_data(values)) | {name: [] for name in SEVERAL}

    def save(self, **said: Any) -> Any:
        return self.editor.post(reverse("wagtailadmin_pages:edit", args=[self.practice.pk]), self.form(**said))


@pytest.fixture
def room(db: None) -> Room:
    set_up_review()
    set_up_editions()
    for slug in ("gavle", "ivace"):
        create_partner_pages(participation=make_participation(slug), slug=slug, titles={"en": slug.title()})
    practice = make_practice(make_partner_page("gavle"), title="Vouchers", elements=("Card", "Register"), region=make_region("SE31"))
    make_plan(make_partner_page("ivace"), region=make_region("ES52"), takes=({"element": practice.elements.get(name="Card")},))
    editor = Client()
    sign_in(editor, UserFactory(display_name="Elsa Editor", groups=[editors_group_name("gavle")]), second_factor=True)
    return Room(practice, editor)
