"""What somebody wrote outlives the session that it was written in, and nobody else gets to see it."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from exchange.accounts import kept_texts
from stakeholder_groups.discussions.models import Post
from tests.discussions.conftest import Talk, browser_of
from tests.discussions.test_posts import box, hidden, page
from tests.factories.accounts import PASSWORD, UserFactory
from tests.helpers.roles import sign_in

pytestmark = pytest.mark.django_db
TEXT = "An hour of work\n\n- with *stars*"


@pytest.fixture
def form(talk: Talk, reader: Client) -> dict[str, str]:
    """A reply as its page sends it, from a session that has ended since."""
    text = page(reader, talk.url)
    data = {name: hidden(text, name) for name in ("client_key", "writer")}
    Session.objects.all().delete()
    return {**data, "body": TEXT}


def test_a_reply_sent_after_the_session_ended_is_offered_after_sign_in(talk: Talk, reader, form):
    talk.reader.set_password(PASSWORD)
    talk.reader.save()
    led = reader.post(f"{talk.url}?page=1", form)
    assert led.status_code == 303
    assert led.headers["Location"].startswith("/en/account/login/?next=")
    sign_in_page = page(reader, led.headers["Location"])
    assert "Your text is kept" in sign_in_page
    assert "hour of work" not in sign_in_page
    signed_in = reader.post(led.headers["Location"], {"login": talk.reader.email, "password": PASSWORD, "next": f"{talk.url}?page=1"})
    assert signed_in.headers["Location"] == f"{talk.url}?page=1"
    text = page(reader, f"{talk.url}?page=1")
    assert "before you were signed out" in text
    assert box(text) == TEXT
    assert hidden(text, "client_key") == form["client_key"]
    assert box(page(reader, talk.url)) == TEXT
    assert Post.objects.count() == 1
    reader.post(talk.url, {**form, "writer": hidden(text, "writer")})
    assert Post.objects.get(number=2).body == TEXT
    assert box(page(reader, talk.url)) == ""


def test_it_is_found_under_another_language_and_beside_a_draft(talk: Talk, reader, form):
    helper = browser_of(talk.reader)
    helper.post(talk.url, {"body": "An older draft", "action": "draft"})
    reader.post(talk.url, form)
    sign_in(reader, talk.reader)
    assert box(page(reader, talk.url.replace("/en/", "/sv/"))) == f"An older draft\n\n{TEXT}"


def test_kept_texts_of_new_threads_and_edits_come_back_too(talk: Talk, author):
    new, edit = f"{talk.list_url}new/", f"{talk.url}posts/1/edit/"
    marks = {url: hidden(page(author, url), "writer") for url in (new, edit)}
    Session.objects.all().delete()
    author.post(new, {"title": "A title", "kind": "decision", "body": "New words", "writer": marks[new]})
    author.post(edit, {"body": "Better words", "writer": marks[edit]})
    sign_in(author, talk.author)
    text = page(author, new)
    assert box(text) == "New words"
    assert 'value="A title"' in text
    assert re.search(r'value="decision" selected', text)
    assert box(page(author, edit)) == "Better words"
    assert "before you were signed out" in page(author, edit)
    author.post(edit, {"body": "Better words", "action": "discard"})
    assert box(page(author, edit)) == "Who has tried them?"


def test_another_person_at_the_same_browser_sees_nothing_of_it(talk: Talk, reader, form):
    reader.post(talk.url, form)
    sign_in(reader, talk.author)
    text = page(reader, talk.url)
    assert box(text) == ""
    assert "hour of work" not in text


def test_a_stranger_cannot_fill_sessions_or_learn_what_exists(talk: Talk):
    client = Client()
    for url in (talk.url, f"{talk.list_url}new/", "/en/groups/no-such/threads/none/"):
        for mark in ("", "forged:1:2", str(uuid4())):
            assert client.post(url, {"body": TEXT, "writer": mark}).status_code == 404
    assert not Session.objects.exists()


def test_who_was_removed_meanwhile_finds_nothing(talk: Talk, reader, form):
    talk.group.memberships.filter(user=talk.reader).delete()
    assert reader.post(talk.url, form).status_code == 303
    sign_in(reader, talk.reader)
    page(reader, talk.url, 404)


def test_at_most_five_texts_are_kept_each_within_what_a_session_holds(talk: Talk, reader, form):
    for number in range(8):
        reader.post(f"/en/groups/north/threads/t{number}/", {**form, "body": "x" * 200_000})
    kept = reader.session[kept_texts.SESSION_KEY]
    assert [sum(map(len, entry.values())) - len(entry["for"]) for entry in kept.values()] == [kept_texts.MOST_SIGNS] * 5


def test_a_token_of_an_earlier_sign_in_keeps_the_text_and_does_nothing(talk: Talk):
    client = browser_of(talk.reader, enforce_csrf_checks=True)
    text = page(client, talk.url)
    form = {"body": TEXT, "csrfmiddlewaretoken": hidden(text, "csrfmiddlewaretoken"), "writer": hidden(text, "writer")}
    # Signing in again in another tab gives the browser another token.
    client.cookies["csrftoken"] = "b" * 32
    for action in ("send", "draft", "discard", "preview"):
        refused = client.post(talk.url, {**form, "action": action})
        shown = refused.content.decode()
        assert refused.status_code == 422
        assert "You have signed in again" in shown
        assert box(shown) == TEXT
    assert Post.objects.count() == 1
    again = client.post(talk.url, {**form, "csrfmiddlewaretoken": hidden(shown, "csrfmiddlewaretoken")})
    assert again.status_code == 302
    assert Post.objects.count() == 2


@pytest.mark.parametrize("part", ["", "posts/1/edit/", "lock/", "pin/", "posts/1/withdraw/", "../new/"])
def test_a_request_from_elsewhere_is_refused(talk: Talk, part):
    coordinator = browser_of(talk.coordinator, enforce_csrf_checks=True)
    url = f"{talk.list_url}new/" if part == "../new/" else talk.url + part
    other = hidden(page(browser_of(talk.author), talk.url), "writer")
    for mark in ("", "forged", other):
        refused = coordinator.post(url, {"body": "Mischief", "title": "M", "on": "1", "reason": "r", "writer": mark})
        assert refused.status_code == 403
        assert "Mischief" not in refused.content.decode()
    talk.thread.refresh_from_db()
    assert (talk.thread.last_seq, talk.thread.locked_at) == (1, None)


def test_the_mark_of_a_form_is_of_its_reader(talk: Talk, reader):
    mark = hidden(page(reader, talk.url), "writer")
    Session.objects.all().delete()
    stranger = UserFactory()
    client = Client()
    client.post(talk.url, {"body": TEXT, "writer": mark.replace(talk.reader.public_id, stranger.public_id)})
    assert not Session.objects.exists()
