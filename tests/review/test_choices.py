"""A number that is typed into a form opens nothing: pages and files are those that the editor may know of."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from exchange.content.models import ExchangeDocument, ExchangeImage
from practices.good_practices.models import GoodPracticePage
from practices.visits.models import StudyVisitPage
from tests.factories.practices import make_partner_page, make_practice
from tests.review.test_workflow import text_of

SECRET = "Zirconium"


def image_in(folder: str, title: str) -> ExchangeImage:
    file = get_test_image_file(filename="zirconium.png")
    return ExchangeImage.objects.create(title=title, file=file, collection=Collection.objects.get(name=folder))


def document_in(folder: str, title: str) -> ExchangeDocument:
    file = ContentFile(b"text", name="paper.txt")
    return ExchangeDocument.objects.create(title=title, file=file, collection=Collection.objects.get(name=folder))


@pytest.fixture
def things(desk) -> dict[str, dict[str, Any]]:
    """By whose they are: a page that is no more than a draft, a picture and a paper."""
    return {
        slug: {
            "practice": make_practice(make_partner_page(slug), slug=f"draft-{slug}", title=f"{title} draft", live=False),
            "image": image_in(slug, f"{title} picture"),
            "document": document_in(slug, f"{title} paper"),
        }
        for slug, title in (("gavle", "Own"), ("ivace", SECRET))
    }


def visit_form(**rows: list[dict[str, Any]]) -> dict[str, Any]:
    values = {
        "title": "A visit",
        "slug": "a-visit",
        "kind": "study",
        "mode": "on_site",
        "precision": "day",
        "summary": "Typed with care",
    } | dict.fromkeys(("starts_on", "ends_on", "place", "region", "description", "lessons", "source_url", "search_description"), "")
    names = ("sessions", "shown_practices", "guests", "attendance", "outputs", "comments")
    return nested_form_data(values | {name: inline_formset(rows.get(name, [])) for name in names})


def send(desk: Any, kind: str, chosen: Any) -> Any:
    """The form of a new page that names what was chosen."""
    if kind == "practice":
        data, model = visit_form(shown_practices=[{"id": "", "practice": chosen}]), StudyVisitPage
    elif kind == "output":
        data, model = visit_form(outputs=[{"id": "", "title": "Report", "description": "", "url": "", "document": chosen}]), StudyVisitPage
    else:
        row = {"id": "", kind: chosen} | ({"alt": "What it shows", "credit": ""} if kind == "image" else {})
        data, model = desk.form(summary="Typed with care") | nested_form_data({f"{kind}s": inline_formset([row])}), GoodPracticePage
    add = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, desk.partner.pk])
    return desk.client("editor").post(add, data)


@pytest.mark.parametrize("kind", ["practice", "output", "image", "document"])
def test_another_partners_things_are_refused_as_if_there_were_none(desk, things, kind):
    thing = "document" if kind == "output" else kind
    forged = send(desk, kind, things["ivace"][thing].pk)
    nothing = send(desk, kind, 999_999)
    for answer in (forged, nothing):
        assert answer.status_code == 200
        assert "There is no such thing to choose." in text_of(answer)
        assert "Typed with care" in text_of(answer)
        assert SECRET not in text_of(answer)
    assert not StudyVisitPage.objects.exists()
    assert not GoodPracticePage.objects.filter(slug="buoni-export").exists()
    own = send(desk, kind, things["gavle"][thing].pk)
    assert own.status_code == 302


def test_what_was_chosen_while_it_was_public_stays(desk, things):
    theirs = things["ivace"]["practice"]
    theirs.save_revision().publish()
    assert send(desk, "practice", theirs.pk).status_code == 302
    visit = StudyVisitPage.objects.get()
    theirs.refresh_from_db()
    theirs.unpublish()
    row = visit.get_latest_revision_as_object().shown_practices.all()[0]
    data = visit_form(shown_practices=[{"id": row.pk or "", "practice": theirs.pk}])
    data |= {"shown_practices-INITIAL_FORMS": 1} if row.pk else {}
    edit = reverse("wagtailadmin_pages:edit", args=[visit.pk])
    assert desk.client("editor").post(edit, data | {"title": "Another title"}).status_code == 302
