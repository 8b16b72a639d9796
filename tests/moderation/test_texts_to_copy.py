"""Forms that are not filled in anew: their text stands above the page, for who wrote it, after the session it was typed in."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from stakeholder_groups.moderation.services import object_to
from tests.moderation.conftest import Court
from tests.moderation.test_no_text_is_lost import BACKEND, writer_in

pytestmark = pytest.mark.django_db
WORDS = "Words that took <somebody> a while to find"
COPY = "Copy it into the form."


def of_member(name: str) -> Callable[[Court], str]:
    return lambda court: reverse(name, args=[court.group.slug, court.people["author"].public_id])


FORMS = [
    (lambda court: court.url("invitations/"), {"people": WORDS * 1_000, "language": "en"}),
    (lambda court: court.url("settings/"), {"purpose": WORDS}),
    (of_member("groups:remove_member"), {"reason": WORDS}),
    (of_member("moderation:block"), {"reason": WORDS}),
    (lambda court: f"{court.thread_url}hide/", {"reason": WORDS}),
    (lambda court: f"{court.thread_url}split/", {"title": WORDS}),
    (lambda court: f"{court.post_url}withdraw/", {"reason": WORDS}),
    (lambda court: f"{court.post_url}poll/", {"question": "Which?", "options": WORDS}),
    (lambda court: "/en/directory/me/", {"about": WORDS}),
    (lambda court: "/en/account/profile/", {"display_name": WORDS}),
]


@pytest.mark.parametrize(("way", "said"), FORMS)
def test_a_text_that_was_sent_signed_out_stands_above_its_page(court: Court, way: Callable[[Court], str], said: dict[str, str]) -> None:
    url, client = way(court), court.client("coordinator")
    writer = writer_in(client.get(url).content.decode())
    client.logout()
    answer = client.post(url, said | {"writer": writer})
    assert answer.status_code == 303
    assert answer["Location"].startswith("/en/account/login/?next=%2Fen%2F")
    client.force_login(court.people["reader"], backend=BACKEND)
    assert WORDS not in unescape(client.get(court.url()).content.decode())
    client.force_login(court.people["coordinator"], backend=BACKEND)
    assert WORDS not in unescape(client.get(court.url()).content.decode())


def sent_signed_out(court: Court, url: str, said: dict[str, str]) -> Client:
    client = court.client("coordinator")
    writer = writer_in(client.get(url).content.decode())
    client.logout()
    assert client.post(url, said | {"writer": writer}).status_code == 303
    client.force_login(court.people["coordinator"], backend=BACKEND)
    return client


@pytest.mark.parametrize(("way", "said"), FORMS)
def test_it_is_there_after_the_sign_in_whole(court: Court, way: Callable[[Court], str], said: dict[str, str]) -> None:
    url = way(court)
    page = sent_signed_out(court, url, said).get(url).content.decode()
    assert COPY in page
    assert max(said.values(), key=len) in unescape(page)


def test_what_was_sent_at_last_is_forgotten_and_what_was_refused_stays(court: Court) -> None:
    url = f"{court.post_url}withdraw/"
    client = sent_signed_out(court, url, {"reason": WORDS})
    writer = writer_in(client.get(url).content.decode())
    assert client.post(url, {"reason": "", "writer": writer}).status_code == 422
    assert COPY in client.get(url).content.decode()
    assert client.post(url, {"reason": WORDS, "writer": writer}).status_code == 302
    assert client.session["kept_texts"] == {}


def test_the_token_of_an_earlier_sign_in_loses_nothing(court: Court) -> None:
    url, client = f"{court.post_url}withdraw/", Client(enforce_csrf_checks=True)
    client.force_login(court.people["coordinator"], backend=BACKEND)
    writer = writer_in(client.get(url).content.decode())
    answer = client.post(url, {"reason": WORDS, "writer": writer, "csrfmiddlewaretoken": "x" * 64})
    assert (answer.status_code, answer["Location"]) == (303, url)
    page = client.get(url).content.decode()
    assert all(words in unescape(page) for words in (WORDS, COPY, "You have signed in again"))
    court.post.refresh_from_db()
    assert court.post.stands
    forged = {"Referer": "http://testserver//elsewhere.example/"}
    led = client.post(url, {"reason": WORDS, "writer": writer, "csrfmiddlewaretoken": "x" * 64}, headers=forged)
    assert led["Location"] == "/elsewhere.example/"
    foreign = client.post(url, {"reason": WORDS, "csrfmiddlewaretoken": "x" * 64})
    assert foreign.status_code == 403


def test_the_end_of_an_objection_is_filled_in_where_its_form_stands(court: Court) -> None:
    decision = court.decide()
    object_to(actor=court.people["author"], decision=decision, text="I disagree.")
    url, client = court.url(f"moderation/decisions/{decision.public_id}/"), court.client("deputy")
    writer = writer_in(client.get(url).content.decode())
    client.logout()
    said = {"end-outcome": "granted", "end-reason": WORDS, "writer": writer}
    answer = client.post(f"{url}outcome/", said, headers={"Referer": f"http://testserver{url}"})
    assert answer["Location"].startswith("/en/account/login/?next=%2Fen%2Fgroups%2F")
    assert "outcome" not in answer["Location"]
    client.force_login(court.people["deputy"], backend=BACKEND)
    page = client.get(url).content.decode()
    assert WORDS in unescape(page)
    assert COPY not in page


def test_a_form_without_a_mark_keeps_nothing(court: Court) -> None:
    client = Client()
    url = f"{court.post_url}withdraw/"
    for said in ({"reason": WORDS}, {"reason": WORDS, "writer": "forged:mark"}):
        assert client.post(url, said).status_code == 404
    assert "kept_texts" not in client.session
