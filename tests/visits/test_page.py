"""A visit's page, where it is listed, and what its form refuses."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail.models import PageViewRestriction

from practices.visits import selectors
from practices.visits.models import VisitAttendance, VisitGuest, VisitPractice, VisitSession
from tests.factories.practices import make_participation, make_partner_page, make_practice, make_visit


@pytest.fixture
def visit(db):
    page = make_visit(make_partner_page("marche"), title="Days in Ancona", starts_on=date(2017, 9, 18), ends_on=date(2017, 9, 22))
    VisitSession.objects.create(page=page, title="At the single contact point", site="Port of Ancona", locale=page.locale)
    VisitAttendance.objects.create(page=page, organisation_name="Chamber of Gävle", people=4)
    VisitAttendance.objects.create(page=page, organisation=make_participation("valencia").organisation, people=3)
    VisitGuest.objects.create(page=page, participation=make_participation("valencia"))
    return page


def test_the_page_tells_programme_attendance_and_practices_in_every_language(visit, client):
    practice = make_practice(make_partner_page("marche"), title="Vouchers")
    VisitPractice.objects.create(page=visit, practice=practice)
    for language in ("en", "it", "es", "pl", "sv"):
        answer = client.get(f"/{language}/partners/marche/{visit.slug}/")
        page = answer.content.decode()
        assert answer.status_code == 200, language
        for words in ("At the single contact point", "Port of Ancona", "Chamber of Gävle", "Agency valencia", "Vouchers", ">7<"):
            assert words in page, (language, words)


def test_an_empty_visit_says_what_is_not_known(client, db):
    empty = make_visit(make_partner_page("marche"))
    page = client.get(empty.get_url()).content.decode()
    assert "Date not known" in page


def test_a_practice_that_not_everybody_may_read_is_not_named(visit, client):
    practices = {
        title: make_practice(make_partner_page("marche"), title=title) for title in ("Public one", "Restricted one", "Withdrawn one")
    }
    for practice in practices.values():
        VisitPractice.objects.create(page=visit, practice=practice)
    PageViewRestriction.objects.create(page=practices["Restricted one"], restriction_type=PageViewRestriction.LOGIN)
    practices["Withdrawn one"].unpublish()
    page = client.get(visit.get_url()).content.decode()
    assert "Public one" in page
    assert "Restricted one" not in page
    assert "Withdrawn one" not in page


def test_a_visit_is_listed_at_its_host_and_at_the_practices_it_showed(visit):
    practice = make_practice(make_partner_page("valencia"))
    VisitPractice.objects.create(page=visit, practice=practice)
    with translation.override("sv"):
        host, other = make_partner_page("marche"), make_partner_page("valencia")
        assert selectors.visits_hosted(partner_url_paths=[host.url_path], reader="sv") == [visit]
        assert selectors.visits_hosted(partner_url_paths=[other.url_path], reader="sv") == []
        assert selectors.visits_that_showed(practice.translation_key, "sv") == [visit]
        assert selectors.reader_path(visit) == f"/sv/partners/marche/{visit.slug}/"
    visit.unpublish()
    assert selectors.visits_hosted(partner_url_paths=[host.url_path], reader="sv") == []
    assert selectors.visits_that_showed(practice.translation_key, "sv") == []


def test_a_longer_programme_costs_no_more_statements(visit, client, django_assert_max_num_queries):
    for number in range(15):
        VisitPractice.objects.create(page=visit, practice=make_practice(make_partner_page("marche")))
        VisitSession.objects.create(page=visit, title=f"Session {number}", locale=visit.locale)
        VisitAttendance.objects.create(page=visit, organisation=make_participation(f"guest-{number}").organisation, people=1)
    client.get(visit.get_url())
    with django_assert_max_num_queries(18):
        client.get(visit.get_url())


def test_a_visit_cannot_end_before_it_starts(visit):
    visit.ends_on = date(2017, 9, 17)
    with pytest.raises(ValidationError) as refused:
        visit.full_clean()
    assert list(refused.value.message_dict) == ["ends_on"]
    visit.ends_on = date(2017, 9, 18)
    visit.full_clean()


def test_attendance_names_an_organisation(visit):
    row = VisitAttendance(page=visit, people=2)
    with pytest.raises(ValidationError) as refused:
        row.clean()
    assert list(refused.value.message_dict) == ["organisation"]
    row.organisation_name = "Chamber"
    row.clean()
    assert row.shown_name == "Chamber"
