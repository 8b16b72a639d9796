"""The form of a translation: what is the original's is not asked for again, and the form opens."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Locale

from practices.visits.models import VisitPractice
from tests.factories.practices import make_partner_page, make_plan, make_practice, make_visit


@pytest.fixture
def opened(desk):
    def open_form(page):
        answer = desk.client("editor").get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert answer.status_code == 200
        return answer.content.decode()

    return open_form


def translation_of(page):
    return page.copy_for_translation(Locale.objects.get(language_code="it"))


def test_rows_of_facts_stand_in_the_form_of_the_original_only(opened):
    partner = make_partner_page("gavle")
    visit = make_visit(partner)
    visit.shown_practices.add(VisitPractice(practice=make_practice(partner)))
    visit.save()
    names = ("shown_practices", "guests", "attendance")
    assert all(f'name="{name}-TOTAL_FORMS"' in opened(visit) for name in names)
    translated = opened(translation_of(visit))
    assert not any(f"{name}-TOTAL_FORMS" in translated for name in names)
    assert 'name="sessions-TOTAL_FORMS"' in translated
    assert 'name="outputs-TOTAL_FORMS"' in translated


@pytest.mark.parametrize("make", [make_practice, make_plan])
def test_translations_of_the_other_kinds_open_too(opened, make):
    assert opened(translation_of(make(make_partner_page("gavle"))))


def test_a_translated_visit_is_saved_and_what_was_shown_stays(desk, opened):
    partner = make_partner_page("gavle")
    visit = make_visit(partner)
    visit.shown_practices.add(VisitPractice(practice=make_practice(partner)))
    visit.save()
    translated = translation_of(visit)
    data = {"title": "Visita", "slug": translated.slug, "summary": "", "place": "", "description": "", "lessons": "", "source_url": ""}
    data |= {"search_description": ""}
    for name in ("sessions", "outputs", "comments"):
        data |= {f"{name}-{key}": number for key, number in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0), ("MIN_NUM_FORMS", 0))}
    answer = desk.client("editor").post(reverse("wagtailadmin_pages:edit", args=[translated.pk]), data)
    assert answer.status_code == 302
    translated.refresh_from_db()
    drafted = translated.get_latest_revision_as_object()
    assert (drafted.title, drafted.shown_practices.count()) == ("Visita", 1)
