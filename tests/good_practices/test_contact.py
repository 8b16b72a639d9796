"""Writing to the owner of a practice: the address stays hidden, programs and floods are kept out, the owner has a record."""

from __future__ import annotations

import time

import pytest
from django.core import signing
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from exchange.accounts.roles import editors_group_name
from exchange.core.models import OutboxEntry
from practices.good_practices.forms import SALT
from practices.good_practices.models import PracticeMessage
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.roles import sign_in

OWNER = "owner@example.eu"
TEXT = "How many people run it?\nAnd since when?"


@pytest.fixture
def practice(db):
    cache.clear()
    return make_practice(make_partner_page("gavle"), title="Vouchers", contact_email=OWNER, contact_name="Olga Owner")


def said(seconds_ago: float = 60, **values):
    opened = signing.dumps(time.time() - seconds_ago, salt=SALT)
    return {"name": "Ada Reader", "email": "Ada@example.eu", "text": TEXT, "opened": opened, "website": ""} | values


def send(client, page, data=None):
    return client.post(reverse("good_practices:write", args=[page.pk]), said() if data is None else data)


def mails():
    return [entry.payload for entry in OutboxEntry.objects.filter(topic="mail")]


def test_a_message_reaches_the_owner_and_its_copy_the_writer(client, practice):
    answer = send(client, practice)
    assert answer.status_code == 302
    assert answer["Location"] == "/en/partners/gavle/" + practice.slug + "/"
    to_owner, copy = mails()
    assert (to_owner["to"], to_owner["reply_to"]) == (OWNER, "ada@example.eu")
    assert "And since when?" in to_owner["text"]
    assert (copy["to"], copy["reply_to"]) == ("ada@example.eu", "")
    assert OWNER not in copy["text"] + copy["subject"]
    assert "And since when?" not in copy["text"], "anybody can give anybody's address"
    kept = PracticeMessage.objects.get()
    assert (kept.page, kept.name, kept.email, kept.sender) == (practice, "Ada Reader", "ada@example.eu", None)


def test_a_form_that_is_sent_twice_makes_one_message(client, practice):
    assert [send(client, practice).status_code for _ in range(3)] == [302, 302, 302]
    assert len(mails()) == 2
    assert send(client, practice, said(text="And something else?")).status_code == 302
    assert (PracticeMessage.objects.count(), len(mails())) == (2, 4)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"text": ""}, "This field is required"),
        ({"email": "ada"}, "valid email"),
        ({"text": "x" * 3001}, "at most 3000"),
        ({"website": "https://buy.example"}, "there for programs only"),
        ({"seconds_ago": 0}, "very fast"),
        ({"opened": "forged"}, "open for very long"),
        ({"opened": signing.dumps("x", salt=SALT)}, "open for very long"),
    ],
)
def test_what_is_not_in_order_is_refused_and_what_was_typed_stays(client, practice, data, why):
    answer = send(client, practice, said(**data))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert why in page
    assert "Ada Reader" in page
    assert data.get("text", "How many people run it?") in page
    assert not PracticeMessage.objects.exists()
    assert mails() == []


def test_the_address_of_the_owner_shows_nowhere_to_a_visitor(client, practice):
    for path in (reverse("good_practices:write", args=[practice.pk]), practice.url):
        page = client.get(path).content.decode()
        assert OWNER not in page
        assert "Olga Owner" not in page


def test_a_member_writes_under_the_own_name_and_address(client, practice):
    member = UserFactory(display_name="Mia Member")
    sign_in(client, member)
    assert send(client, practice, said(name="Somebody else", email="other@example.eu")).status_code == 302
    kept = PracticeMessage.objects.get()
    assert (kept.name, kept.email, kept.sender) == ("Mia Member", member.email, member)
    assert "And since when?" in mails()[-1]["text"]


def test_one_place_writes_five_times_an_hour(settings, practice):
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    statuses = [send(Client(), practice, said(email=f"ada{n}@example.eu")).status_code for n in range(6)]
    assert statuses == [302] * 5 + [429]
    assert PracticeMessage.objects.count() == 5
    other_place = Client(REMOTE_ADDR="192.0.2.7")
    assert send(other_place, practice, said(email="ada9@example.eu")).status_code == 302


def test_a_refused_flood_keeps_its_text(client, settings, practice):
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    for n in range(5):
        send(client, practice, said(email=f"ada{n}@example.eu"))
    answer = send(client, practice)
    assert answer.status_code == 429
    assert "How many people run it?" in answer.content.decode()


def test_practices_one_may_not_see_have_no_form(client, practice):
    address = reverse("good_practices:write", args=[practice.pk])
    assert client.get(address).status_code == 200
    translation = practice.copy_for_translation(make_partner_page("gavle", language="it").locale, copy_parents=True)
    translation.save_revision().publish()
    PageViewRestriction.objects.create(page=translation, restriction_type="login")
    assert client.get(address).status_code == 404
    PageViewRestriction.objects.all().delete()
    practice.unpublish()
    assert client.get(address).status_code == 404
    assert send(client, practice).status_code == 404
    assert client.get(reverse("good_practices:write", args=[999_999_999])).status_code == 404


def test_without_a_contact_the_editors_of_the_partner_get_it_each_in_the_own_language(client, practice):
    practice.contact_email = ""
    practice.save()
    editors = [UserFactory(groups=[editors_group_name("gavle")], language=language) for language in ("sv", "en")]
    UserFactory(groups=[editors_group_name("ivace")])
    send(client, practice)
    assert {(mail["to"], mail["language"]) for mail in mails() if mail["reply_to"]} == {(one.email, one.language) for one in editors}


def test_a_message_about_a_translation_belongs_to_the_original(client, practice):
    translation = practice.copy_for_translation(make_partner_page("gavle", language="it").locale, copy_parents=True)
    translation.save_revision().publish()
    send(client, translation)
    assert PracticeMessage.objects.get().page == practice


def test_editors_of_the_partner_read_it_and_note_the_answer_others_do_not(client, practice):
    from exchange.pages.services import create_partner_pages
    from tests.factories.practices import make_participation

    for slug in ("gavle", "ivace"):
        create_partner_pages(participation=make_participation(slug), slug=slug, titles={"en": slug.title()})
    send(client, practice)
    message = PracticeMessage.objects.get()
    inbox, answered = reverse("good_practices_admin:inbox"), reverse("good_practices_admin:answered", args=[message.pk])
    other, own = Client(), Client()
    sign_in(other, UserFactory(groups=[editors_group_name("ivace")]), second_factor=True)
    editor = UserFactory(groups=[editors_group_name("gavle")], display_name="Elsa Editor")
    sign_in(own, editor, second_factor=True)
    assert "Ada Reader" not in other.get(inbox).content.decode()
    assert other.post(answered).status_code == 404
    assert "Ada Reader" in own.get(inbox).content.decode()
    assert own.get(inbox, {"page": "-3"}).status_code == 200
    assert own.post(answered).status_code == 302
    message.refresh_from_db()
    assert message.answered_by == editor
    assert "Elsa Editor" in own.get(inbox).content.decode()


def test_a_form_is_good_for_one_message(client, practice):
    form = said()
    assert send(client, practice, form).status_code == 302
    assert send(client, practice, form).status_code == 302, "sent twice it is the same message"
    again = send(client, practice, form | {"text": "Buy this"})
    assert (again.status_code, PracticeMessage.objects.count()) == (422, 1)
    page = again.content.decode()
    assert "Buy this" in page
    assert "sent already" in page
    assert again.context["form"].token != form["opened"]


def test_an_address_gets_three_copies_a_day(settings, practice):
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    for n in range(4):
        assert send(Client(REMOTE_ADDR=f"192.0.2.{n}"), practice, said(text=f"Question {n}")).status_code == 302
    assert [mail["to"] for mail in mails()].count("ada@example.eu") == 3
    assert [mail["to"] for mail in mails()].count(OWNER) == 4


def test_a_name_is_one_line(client, practice):
    send(client, practice, said(name="Ada\r\nBcc: all@example.eu"))
    assert PracticeMessage.objects.get().name == "Ada Bcc: all@example.eu"
