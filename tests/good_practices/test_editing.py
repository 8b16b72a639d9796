"""The practice's form: lengths are data and only warned about, taken elements stay, a slug belongs to one page of a partner."""

from __future__ import annotations

import pytest
from django.urls import reverse

from practices.good_practices.models import FormEdition, GoodPracticePage
from practices.good_practices.rules import is_over, length_of
from practices.good_practices.setup import set_up_editions
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.roles import sign_in


def drafted(room):
    return GoodPracticePage.objects.get(pk=room.practice.pk).get_latest_revision_as_object()


def edit_page(room):
    return room.editor.get(reverse("wagtailadmin_pages:edit", args=[room.practice.pk])).content.decode()


def test_a_new_network_has_one_edition_and_the_step_makes_no_second_one(db):
    set_up_editions()
    FormEdition.objects.update(name="Renamed", summary_limit=90)
    set_up_editions()
    assert [(one.name, one.summary_limit) for one in FormEdition.objects.all()] == [("Renamed", 90)]


@pytest.mark.parametrize(
    ("text", "limit", "over"), [("", 5, False), ("12345", 5, False), ("123456", 5, True), ("1\r\n345", 5, False), ("x" * 99, 0, False)]
)
def test_a_text_is_over_when_it_is_longer_than_a_limit_that_is_set(text, limit, over):
    assert is_over(text, limit) is over


def test_line_ends_count_once():
    assert length_of("a\r\nb") == 3


def test_the_editor_carries_the_limits_of_the_edition(room):
    FormEdition.objects.update(detail_limit=77, potential_limit=0)
    page = edit_page(room)
    assert 'data-counter="77"' in page
    assert "practices-counter" in page
    assert page.count(' data-counter="') == 6


def test_a_long_text_is_saved_whole_and_warned_about_and_a_short_one_is_not(room):
    FormEdition.objects.update(summary_limit=20)
    assert "20 characters" not in edit_page(room)
    assert room.save(summary="A summary of more than twenty").status_code == 302
    assert drafted(room).summary == "A summary of more than twenty"
    assert "29 of 20 characters, 9 too many" in edit_page(room)


def test_an_element_that_a_plan_took_is_kept_and_the_form_says_why(room):
    answer = room.save(strike=("Card", "Register"), summary="Typed just now")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "The element “Card” stays" in page
    assert "The element “Register” stays" not in page
    assert "Typed just now" in page
    assert {element.name for element in drafted(room).elements.all()} == {"Card", "Register"}


def test_an_element_that_nobody_took_goes(room):
    assert room.save(strike=("Register",)).status_code == 302
    assert [element.name for element in drafted(room).elements.all()] == ["Card"]


def test_a_practice_that_travelled_cannot_be_deleted_by_a_superuser_either(room, client):
    sign_in(client, UserFactory(superuser=True), second_factor=True)
    free = make_practice(make_partner_page("gavle"), title="Free")
    for page, is_gone in ((room.practice, False), (free, True)):
        answer = client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        assert answer.status_code < 500
        assert GoodPracticePage.objects.filter(pk=page.pk).exists() is not is_gone


def test_a_slug_belongs_to_one_page_of_a_partner_over_all_trees(room):
    italian = make_partner_page("gavle", language="it")
    make_practice(italian, title="Altro", slug="altro")
    answer = room.save(slug="altro")
    assert answer.status_code == 200
    assert "Another page here has this address" in answer.content.decode()
    make_practice(make_partner_page("ivace"), title="Theirs", slug="theirs")
    assert room.save(slug="theirs").status_code == 302


@pytest.mark.parametrize(("title", "slug"), [("Buoni per le fiere!", "buoni-per-le-fiere"), ("Altro", "altro-2")])
def test_who_saves_before_the_script_wrote_a_slug_has_it_made_of_the_title(room, title, slug):
    make_practice(make_partner_page("ivace", language="it"), title="Theirs", slug="buoni-per-le-fiere")
    make_practice(make_partner_page("gavle", language="it"), title="Altro", slug="altro")
    assert room.save(title=title, slug="").status_code == 302
    assert drafted(room).slug == slug


def test_a_title_without_letters_needs_a_slug(room):
    answer = room.save(title="???", slug="")
    assert "Give the page a slug" in answer.content.decode()
    assert "???" in answer.content.decode()


def test_versions_of_one_practice_share_their_slug(room):
    translation = room.practice.copy_for_translation(make_partner_page("gavle", language="it").locale)
    translation.save_revision().publish()
    assert translation.slug == room.practice.slug
    assert room.save(summary="Changed").status_code == 302
