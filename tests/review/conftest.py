"""Two partners' pages with an editor each, two administrators, an expert: everybody whom a review concerns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from exchange.accounts.roles import EXPERTS, NETWORK_ADMINISTRATORS, editors_group_name
from exchange.pages.services import create_partner_pages
from exchange.partners.models import Theme
from practices.good_practices.models import GoodPracticePage
from practices.review.setup import set_up_review
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_participation, make_partner_page, make_region
from tests.helpers.group_rooms import Browsers

if TYPE_CHECKING:
    from exchange.pages.models import PartnerPage

ELEMENT = {"id": "", "name": "Card of vouchers", "what": "A card.", "needs": "A printer."}

FORM = {
    "title": "Buoni per l'export",
    "slug": "buoni-export",
    "summary": "Buoni per le imprese",
    "detail": "Che cosa si è fatto",
    "resources": "Due persone",
    "evidence": "Cento imprese",
    "potential": "Facile da riprendere",
    "start_month": "2016-01-01",
    "licence": "CC BY 4.0",
} | dict.fromkeys(
    (
        *("difficulties", "city", "level", "latitude", "longitude", "end_month", "topic", "contact_name", "contact_email"),
        *("contact_phone", "edition", "source_url", "search_description"),
    ),
    "",
)


@dataclass(kw_only=True)
class Desk(Browsers):
    partner: PartnerPage

    def form(self, **said: Any) -> dict[str, Any]:
        """What the editor's form sends, complete unless `said` empties it."""
        links = {
            "organisation_in_charge": make_participation("gavle").organisation.pk,
            "region": make_region("SE31").pk,
            "theme": self.theme,
        }
        rows = said.pop("elements", [ELEMENT])
        several: dict[str, list[Any]] = {name: [] for name in ("sectors", "markets", "maturity", "directions")}
        data = nested_form_data(
            FORM | links | said | {"elements": inline_formset(rows)} | _empty("links", "documents", "images", "comments")
        )
        return data | several

    @property
    def theme(self) -> int:
        return Theme.objects.get_or_create(slug="governance", defaults={"label_en": "Policy and governance"})[0].pk

    def write(self, *, submit: bool = False, **said: Any) -> GoodPracticePage:
        """A new practice through the editor's form."""
        add = reverse("wagtailadmin_pages:add", args=["good_practices", "goodpracticepage", self.partner.pk])
        answer = self.client("editor").post(add, self.form(**said) | ({"action-submit": "1"} if submit else {}))
        assert answer.status_code == 302, answer.content.decode()[-3000:]
        return GoodPracticePage.objects.get(slug="buoni-export")

    def edit(self, page: Page, key: str = "editor", *, submit: bool = False, **said: Any) -> Any:
        rows = [{"id": row.pk, "name": row.name, "what": row.what, "needs": row.needs} for row in page.specific.elements.all()]
        data = self.form(elements=rows, **said)
        data |= {"elements-INITIAL_FORMS": len(rows)} | ({"action-submit": "1"} if submit else {})
        return self.client(key).post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

    def decide(self, page: Page, action: str, key: str = "administrator", *, comment: str = "", mark: str | None = None) -> Any:
        """Read the submission and answer it, as the administrator's page does."""
        url = reverse("review:decide", args=[page.pk])
        if mark is None:
            answer = self.client(key).get(url)
            mark = answer.context["mark"] if answer.context and "mark" in answer.context else "0:0"
        return self.client(key).post(url, {"action": action, "comment": comment, "revision": mark, "field": ""})


def _empty(*names: str) -> dict[str, Any]:
    return {name: inline_formset([]) for name in names}


@pytest.fixture
def desk(db: None) -> Desk:
    set_up_review()
    for slug in ("gavle", "ivace"):
        create_partner_pages(participation=make_participation(slug), slug=slug, titles={"en": slug.title()})
    partner = make_partner_page("gavle", language="it")
    people = {
        "editor": UserFactory(display_name="Elsa Editor", groups=[editors_group_name("gavle")]),
        "other_editor": UserFactory(display_name="Otto Other", groups=[editors_group_name("ivace")]),
        "administrator": UserFactory(display_name="Anna Administrator", groups=[NETWORK_ADMINISTRATORS]),
        "administrator2": UserFactory(display_name="Berta Administrator", groups=[NETWORK_ADMINISTRATORS]),
        "expert": UserFactory(display_name="Egon Expert", groups=[EXPERTS]),
        "stakeholder": UserFactory(display_name="Stina Stakeholder"),
    }
    return Desk(partner=partner, people=people)
