"""The public page: facts of the original, what is unknown, elements, citation, data for machines, and what it costs."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from exchange.accounts.roles import EXPERTS
from exchange.core.linked_data import as_script_text
from exchange.partners.models import Theme
from practices.good_practices.models import GoodPracticePage, PracticeElement, PracticeLink
from practices.review.enums import DecisionKind
from practices.review.models import PracticeDecision
from practices.review.services import judge
from search.current import get_engine
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.catalogue import settle
from tests.helpers.roles import sign_in


def read(client, page, language="en"):
    answer = client.get(f"/{language}/partners/gavle/{page.slug}/")
    assert answer.status_code == 200
    return answer.content.decode()


def data_of(html):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL).group(1))


@pytest.fixture
def translation(room):
    """An Italian version that leaves a text empty and carries an older city along."""
    page = room.practice
    page.city, page.difficulties, page.detail = "Gävle", "Money was short", "What happened"
    page.save_revision().publish()
    copy = page.copy_for_translation(make_partner_page("gavle", language="it").locale)
    copy.title, copy.city, copy.difficulties, copy.detail = "Buoni", "Somewhere old", "", "Che cosa si è fatto"
    copy.save_revision().publish()
    return copy


def test_what_is_not_known_is_said_and_what_is_known_stands_there(room, client):
    before = read(client, room.practice)
    assert before.count("Not known publicly.") >= 16
    assert re.search(r"<dt>Last confirmed</dt>\s*<dd>Not known publicly.</dd>", before)
    room.practice.evidence, room.practice.city = "One hundred firms", "Gävle"
    room.practice.theme = Theme.objects.create(slug="governance", label_en="Policy and governance")
    room.practice.save()
    after = read(client, room.practice)
    assert "One hundred firms" in after
    assert "Policy and governance" in after
    assert after.count("Not known publicly.") == before.count("Not known publicly.") - 3


def test_elements_without_a_place_stand_as_they_were_added_whatever_changed_last(room):
    for _again in range(3):
        PracticeElement.objects.filter(name="Card").update(needs="Two people")
    assert list(PracticeElement.objects.values_list("name", flat=True)) == ["Card", "Register"]


def test_an_element_says_what_one_needs_and_how_often_it_was_taken(room, client):
    PracticeElement.objects.filter(name="Card").update(needs="Two people")
    page = read(client, room.practice)
    card, register = page.index('id="element-1"'), page.index('id="element-2"')
    assert "Two people" in page[card:register]
    assert "Taken up in 1 action" in page[card:register]
    assert "Not taken up yet" in page[register:]


def test_a_translation_shows_the_facts_of_the_original_and_its_texts_where_it_has_none(translation, client):
    page = read(client, translation, "it")
    assert "Somewhere old" not in page
    assert "Gävle" in page
    assert "Che cosa si è fatto" in page
    assert "What happened" not in page
    assert '<div class="reading" lang="en"><p>Money was short</p></div>' in page


def test_facts_of_an_original_that_is_withdrawn_are_not_shown(translation, room, client):
    room.practice.unpublish()
    page = read(client, translation, "it")
    assert "Somewhere old" in page
    assert "Money was short" not in page


def test_a_translation_that_is_older_says_so(translation, room, client):
    assert "badge--warn" not in read(client, translation, "it")
    room.practice.save_revision().publish()
    assert "badge--warn" in read(client, translation, "it")
    assert "badge--warn" not in read(client, room.practice)


def test_the_contact_is_for_members_and_the_form_for_everybody(room, client):
    room.practice.contact_email = "owner@example.eu"
    room.practice.save()
    address = reverse("good_practices:write", args=[room.practice.pk])
    outside = read(client, room.practice)
    assert "owner@example.eu" not in outside
    assert address in outside
    sign_in(client, UserFactory())
    inside = read(client, room.practice)
    assert "owner@example.eu" in inside
    assert address in inside


def test_the_citation_and_the_licence_can_be_copied(room, client):
    page = read(client, room.practice)
    assert 'data-copy="citation"' in page
    assert re.search(r'id="citation">.*Vouchers.*/en/partners/gavle/.*CC BY 4.0', page)
    assert "creativecommons.org/licenses/by/4.0/" in page


def test_data_for_machines_holds_what_is_known_and_nothing_else(room, client):
    room.practice.latitude, room.practice.longitude = Decimal("60.67"), Decimal("17.14")
    room.practice.save()
    data = data_of(read(client, room.practice))
    assert data["headline"] == "Vouchers"
    assert data["inLanguage"] == "en"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["contentLocation"]["geo"]["latitude"] == pytest.approx(60.67)
    assert [part["name"] for part in data["hasPart"]] == ["Card", "Register"]
    assert not {"temporalCoverage", "isBasedOn", "author"} & set(data)


def test_no_text_ends_the_script_element(room, client):
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    GoodPracticePage.objects.filter(pk=room.practice.pk).update(title=hostile)
    page = read(client, room.practice)
    assert data_of(page)["headline"] == hostile
    assert "<script>alert" not in page


@pytest.mark.parametrize("text", ["<!--<script>", "]]>", "\u2029", "&lt;"])
def test_script_text_reads_back_as_it_was(text):
    written = as_script_text({"a": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"a": text}


def test_an_endorsement_shows_its_words_and_that_the_text_changed_since(room, client):
    page = room.practice
    revision = page.save_revision()
    revision.publish()
    page.refresh_from_db()
    PracticeDecision.objects.create(
        page=page, kind=DecisionKind.ENDORSED, text="Low cost, clear ownership", revision_id=page.live_revision_id
    )
    before = read(client, page)
    assert "Low cost, clear ownership" in before
    assert "changed since" not in before
    page.save_revision().publish()
    assert "changed since" in read(client, page)


def test_the_point_is_drawn_only_where_there_is_one(room, client):
    assert "<circle" not in read(client, room.practice).split('class="facts"')[1].split("</section>")[0]
    room.practice.latitude, room.practice.longitude = Decimal("60.67"), Decimal("17.14")
    room.practice.save()
    assert "<circle" in read(client, room.practice).split('class="facts"')[1].split("</section>")[0]


def test_more_rows_cost_no_more_statements(room, client):
    counts = []
    for _round in range(2):
        for number in range(4):
            PracticeElement.objects.create(page=room.practice, name=f"Element {number}", locale=room.practice.locale)
            PracticeLink.objects.create(page=room.practice, title="A link", url=f"https://example.eu/{number}")
        read(client, room.practice)
        with CaptureQueriesContext(connection) as captured:
            read(client, room.practice)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[0] <= 40


def test_a_practice_of_another_partner_has_another_address(room, client):
    other = make_practice(make_partner_page("ivace"), title="Theirs")
    assert client.get(f"/en/partners/gavle/{other.slug}/").status_code == 404


@pytest.mark.django_db
def test_lists_say_how_many_elements_a_practice_has_and_how_it_was_judged(client):
    get_engine().new_generation().promote()
    page = make_practice(make_partner_page("gavle"), title="Vouchers", slug="vouchers", elements=("Card", "Register"))
    revision = page.save_revision()
    revision.publish()
    make_practice(make_partner_page("gavle"), title="Fairs", slug="fairs", elements=()).save_revision().publish()
    expert = UserFactory(groups=[EXPERTS])
    judge(actor=expert, page=Page.objects.get(pk=page.pk), kind=DecisionKind.ENDORSED, text="Good.")
    settle()
    for path in ("/en/", "/en/partners/gavle/", "/en/catalogue/"):
        shown = client.get(path).content.decode()
        articles = {title: next(part for part in shown.split("<article")[1:] if title in part) for title in ("Vouchers", "Fairs")}
        assert ["<b>2</b> elements" in articles["Vouchers"], "<b>2</b> elements" in articles["Fairs"]] == [True, False], path
        assert ["Endorsed by an expert" in articles["Vouchers"], "Endorsed by an expert" in articles["Fairs"]] == [True, False], path
        assert "changed since" not in articles["Vouchers"]
        assert "Counted" not in shown
    GoodPracticePage.objects.get(pk=page.pk).save_revision().publish()
    settle()
    assert "changed since" in client.get("/en/catalogue/").content.decode()
