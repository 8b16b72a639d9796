"""Texts that were not sent yet: whose they are, and what ends them."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.discussions.conftest import Talk, browser_of
from tests.discussions.test_posts import box, hidden, page

pytestmark = pytest.mark.django_db


def test_two_browsers_of_one_person_share_a_draft(talk: Talk, reader):
    response = reader.post(talk.url, {"body": "Not ready", "action": "draft", "client_key": str(uuid4())})
    assert response.headers["Location"] == f"{talk.url}#reply"
    assert box(page(browser_of(talk.reader), talk.url)) == "Not ready"
    assert box(page(browser_of(talk.author), talk.url)) == ""
    reader.post(talk.url, {"body": "Not ready", "action": "discard"})
    assert box(page(reader, talk.url)) == ""


def test_sending_ends_the_draft_and_a_quote_does_not_displace_it(talk: Talk, reader):
    reader.post(talk.url, {"body": "Not ready", "action": "draft"})
    text = page(reader, f"{talk.url}?quote=1")
    assert box(text).startswith("Not ready\n\n&gt; **Ada Author**")
    reader.post(talk.url, {"body": "Ready", "client_key": hidden(text, "client_key")})
    assert box(page(reader, talk.url)) == ""


def test_a_draft_remembers_what_it_answers_and_of_what_kind_it_is(talk: Talk, reader):
    reader.post(talk.url, {"body": "Not ready", "reply_to": "1", "action": "autosave", "client_key": str(uuid4())})
    assert hidden(page(browser_of(talk.reader), talk.url), "reply_to") == "1"
    new = f"{talk.list_url}new/"
    reader.post(new, {"title": "Later", "body": "", "kind": "question", "action": "draft", "client_key": str(uuid4())})
    assert '<option value="question" selected>' in page(browser_of(talk.reader), new)


def test_sending_one_text_leaves_the_draft_of_another(talk: Talk, reader):
    draft, other = {"body": "Not ready", "client_key": str(uuid4())}, {"body": "At once", "client_key": str(uuid4())}
    reader.post(talk.url, {**draft, "action": "autosave"})
    reader.post(talk.url, other)
    # The other window's form is empty now, and says so.
    reader.post(talk.url, {"body": "", "client_key": str(uuid4()), "action": "autosave"})
    assert box(page(reader, talk.url)) == "Not ready"
    reader.post(talk.url, draft)
    assert box(page(reader, talk.url)) == ""
    new = f"{talk.list_url}new/"
    reader.post(new, {**draft, "title": "Later", "kind": "question", "action": "draft", "client_key": str(uuid4())})
    reader.post(new, {**other, "title": "Now", "kind": "question", "client_key": str(uuid4())})
    assert box(page(reader, new)) == "Not ready"


def test_a_save_that_comes_after_its_text_was_sent_makes_no_draft(talk: Talk, reader):
    sent = {"body": "All of it", "client_key": str(uuid4())}
    reader.post(talk.url, sent)
    assert reader.post(talk.url, {**sent, "body": "All of", "action": "autosave"}).status_code == 409
    assert box(page(reader, talk.url)) == ""
    # Who asks for it is obeyed, and sends the text as a post of its own.
    reader.post(talk.url, {**sent, "body": "More of it", "action": "draft"})
    text = page(reader, talk.url)
    assert box(text) == "More of it"
    assert hidden(text, "client_key") != sent["client_key"]


def test_a_draft_of_a_thread_may_be_unfinished(talk: Talk, reader):
    new = f"{talk.list_url}new/"
    assert reader.post(new, {"title": "", "body": "Only a thought", "kind": "question", "action": "draft"}).status_code == 302
    text = page(reader, new)
    assert box(text) == "Only a thought"
    reader.post(new, {"title": "Thought", "kind": "question", "body": "Only a thought", "client_key": hidden(text, "client_key")})
    assert box(page(reader, new)) == ""
