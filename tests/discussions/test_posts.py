"""Writing a post: once whatever happens, kept whatever is refused, changed in sight of everybody."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache

from exchange.core import outbox
from stakeholder_groups.discussions.models import Post, PostVersion, Thread
from stakeholder_groups.discussions.services import edit_post, withdraw_post
from stakeholder_groups.groups.permissions import NotAMemberError
from tests.content.hostile import HOSTILE
from tests.discussions.conftest import Talk
from tests.factories.discussions import fill

pytestmark = pytest.mark.django_db


def page(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def box(text: str) -> str:
    """What stands in the form's text area."""
    return re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", text, re.S)[1]


def hidden(text: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', text)[1]


class Dangers(HTMLParser):
    """Collects whatever could run, load or lead astray."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "style", "img", "base", "link", "meta", "video", "audio", "math"}:
            self.found.append(tag)
        for name, value in attrs:
            address = re.sub(r"[\s\x00-\x1f]", "", value or "").lower()
            if (
                name.startswith("on")
                or name == "style"
                or (name in {"href", "src"} and address.startswith(("javascript:", "data:", "vbscript:")))
            ):
                self.found.append(f"{tag} {name}={value}")


def dangers(text: str) -> list[str]:
    parser = Dangers()
    parser.feed(text)
    return parser.found


def test_a_reply_leads_to_itself_on_the_last_window(talk: Talk, reader):
    fill(talk.thread, talk.author, 50)
    response = reader.post(f"{talk.url}?page=1", {"body": "We **do**.", "client_key": str(uuid4())})
    post = Post.objects.get(number=52)
    assert response.headers["Location"] == f"{talk.url}?page=2#post-{post.seq}"
    assert "<strong>do</strong>" in page(reader, f"{talk.url}?page=2")


def test_the_same_key_gives_the_first_post_again(talk: Talk, reader):
    data = {"body": "Once", "client_key": hidden(page(reader, talk.url), "client_key")}
    first, again = reader.post(talk.url, data), reader.post(talk.url, data)
    assert first.headers["Location"] == again.headers["Location"]
    assert [post.body for post in Post.objects.filter(author=talk.reader)] == ["Once"]
    talk.thread.refresh_from_db()
    assert (talk.thread.post_count, talk.thread.last_seq) == (2, 2)


def test_another_text_under_the_same_key_is_neither_sent_nor_lost(talk: Talk, reader):
    key = hidden(page(reader, talk.url), "client_key")
    reader.post(talk.url, {"body": "Once", "client_key": key})
    again = reader.post(talk.url, {"body": "Twice, and more", "client_key": key})
    assert again.status_code == 422
    text = again.content.decode()
    assert "sent before with another text" in text
    assert "Twice, and more</textarea>" in text
    assert [post.body for post in Post.objects.filter(author=talk.reader)] == ["Once"]
    assert hidden(text, "client_key") != key
    assert reader.post(talk.url, {"body": "Twice, and more", "client_key": hidden(text, "client_key")}).status_code == 302
    edited = Post.objects.get(author=talk.reader, body="Once")
    edit_post(actor=talk.reader, post=edited, body="Once, mended")
    assert reader.post(talk.url, {"body": "Once", "client_key": key}).status_code == 302
    assert Post.objects.filter(author=talk.reader).count() == 2


def test_another_thread_under_the_same_key_is_neither_started_nor_lost(talk: Talk, reader):
    address = f"/en/groups/{talk.group.slug}/threads/new/"
    data = {"title": "First", "kind": "discussion", "body": "Once", "client_key": hidden(page(reader, address), "client_key")}
    first, again = reader.post(address, data), reader.post(address, {**data, "title": "Second", "body": "Twice"})
    assert [first.status_code, again.status_code] == [302, 422]
    assert "Twice</textarea>" in again.content.decode()
    assert 'value="Second"' in again.content.decode()
    assert not Thread.objects.filter(title="Second").exists()


def test_a_key_that_is_none_counts_as_a_new_form(talk: Talk, reader):
    for key in ("", "x", "12345"):
        assert reader.post(talk.url, {"body": "A word", "client_key": key}).status_code == 302
    assert Post.objects.filter(author=talk.reader).count() == 3


@pytest.mark.parametrize(
    ("body", "reason"), [(" \n ", "Write something first."), ("![]()", "Write something first."), ("z" * 20_001, "at most 20000")]
)
def test_a_refused_reply_keeps_text_and_key(talk: Talk, reader, body, reason):
    key = str(uuid4())
    response = reader.post(talk.url, {"body": body, "client_key": key})
    text = response.content.decode()
    assert (response.status_code, hidden(text, "client_key")) == (422, key)
    assert reason in text
    assert body.strip() in text
    assert Post.objects.count() == 1


def test_too_many_posts_are_refused_with_a_word_and_the_text(talk: Talk, reader, settings, monkeypatch):
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    cache.clear()
    monkeypatch.setattr("stakeholder_groups.discussions.views.composing.POSTS_A_MINUTE", 2)
    # A minute may end in between: of seven, at most four are let through, and then the next is not.
    answers = [reader.post(talk.url, {"body": f"Word {number}"}) for number in range(7)]
    refused = [(number, answer.content.decode()) for number, answer in enumerate(answers) if answer.status_code == 429]
    assert len(refused) >= 3
    assert all("wait a minute" in text and f"Word {number}</textarea>" in text for number, text in refused)
    assert Post.objects.filter(author=talk.reader).count() == 7 - len(refused)


def test_a_quote_stands_in_the_box_and_the_answer_names_its_post(talk: Talk, reader):
    first = talk.first
    text = page(reader, f"{talk.url}?quote={first.seq}")
    assert box(text).startswith("&gt; **Ada Author**:\n&gt;\n&gt; Who has tried them?")
    assert hidden(text, "reply_to") == str(first.seq)
    reader.post(talk.url, {"body": "We have", "reply_to": hidden(text, "reply_to")})
    assert Post.objects.get(number=2).reply_to == first
    assert "In reply to Ada Author, post 1" in page(reader, talk.url)


@pytest.mark.parametrize("seq", ["99", "x", "-1", "9" * 40, "²", ""])
def test_a_quote_of_nothing_is_no_quote(talk: Talk, reader, seq):
    for name in ("quote", "reply"):
        assert box(page(reader, f"{talk.url}?{name}={seq}")) == ""
    assert reader.post(talk.url, {"body": "A word", "reply_to": seq}).status_code == 302
    assert Post.objects.get(number=2).reply_to is None


def test_a_withdrawn_post_is_not_quoted(talk: Talk, reader):
    withdraw_post(actor=talk.author, post=talk.first)
    assert box(page(reader, f"{talk.url}?quote=1")) == ""


def test_who_may_withdraw_a_post_is_asked_again_under_the_lock(talk: Talk):
    """A page that was opened before says who coordinated then."""
    with pytest.raises(NotAMemberError):
        withdraw_post(actor=talk.reader, post=talk.first, reason="Off topic")
    assert talk.first.stands


def test_a_preview_shows_the_text_and_sends_nothing(talk: Talk, reader):
    for url in (talk.url, f"{talk.list_url}new/"):
        response = reader.post(url, {"body": "We **do**.", "title": "T", "kind": "question", "action": "preview"})
        text = response.content.decode()
        assert response.status_code == 200
        assert "We <strong>do</strong>." in text
        assert box(text) == "We **do**."
    assert Post.objects.count() == 1


def test_a_preview_is_what_is_then_sent(talk: Talk, reader):
    body = "## A table\n\n| a | b |\n|---|---|\n| 1 | <b>2</b> |\n\n1. [one](https://example.org)\n2. `two`\n\n> three"
    preview = reader.post(talk.url, {"body": body, "action": "preview"}).content.decode()
    reader.post(talk.url, {"body": body, "client_key": str(uuid4())})
    stored = Post.objects.get(author=talk.reader).body_html
    assert "<table>" in stored
    assert stored in preview
    assert stored in page(reader, talk.url)


def test_an_author_edits_and_everybody_can_read_what_it_said(talk: Talk, author, reader):
    edit = f"{talk.url}posts/1/edit/"
    assert box(page(author, edit)) == "Who has tried them?"
    assert page(reader, edit, 403)
    assert reader.post(edit, {"body": "Mine now"}).status_code == 403
    assert author.post(edit, {"body": ""}).status_code == 422
    assert author.post(edit, {"body": "Who has **used** them?"}).headers["Location"] == f"{talk.url}?page=1#post-1"
    text = page(reader, talk.url)
    assert "Who has <strong>used</strong> them?" in text
    assert f'href="{talk.url}posts/1/history/"' in text
    history = page(reader, f"{talk.url}posts/1/history/")
    assert "Who has tried them?" in history
    assert re.search(r"<del>.*tried</del>", history)
    assert re.search(r"<ins>.*\*\*used\*\*</ins>", history)


def test_an_unchanged_text_leaves_no_version(talk: Talk, author):
    author.post(f"{talk.url}posts/1/edit/", {"body": "Who has tried them?"})
    assert not PostVersion.objects.exists()


def test_a_withdrawn_post_leaves_a_tombstone_and_nowhere_its_text(talk: Talk, author, reader, coordinator):
    edit_post(actor=talk.author, post=talk.first, body="Secret second thoughts")
    assert page(author, f"{talk.url}posts/1/withdraw/")
    assert author.post(f"{talk.url}posts/1/withdraw/").status_code == 302
    for client in (author, reader, coordinator):
        text = page(client, talk.url)
        assert "A post was withdrawn by its author" in text
        assert "Secret" not in text
        assert "Secret" not in page(client, f"{talk.url}fragment/?after=0")
        page(client, f"{talk.url}posts/1/history/", 404)
    page(author, f"{talk.url}posts/1/edit/", 404)
    assert author.post(f"{talk.url}posts/1/edit/", {"body": "Again"}).status_code == 404
    assert author.post(f"{talk.url}posts/1/withdraw/").status_code == 302
    assert not mail.outbox


def test_a_coordinator_withdraws_with_a_reason_that_the_author_gets(talk: Talk, reader, coordinator):
    url = f"{talk.url}posts/1/withdraw/"
    page(reader, url, 403)
    assert reader.post(url, {"reason": "I do not like it"}).status_code == 403
    refused = coordinator.post(url, {"reason": ""})
    assert refused.status_code == 422
    assert "Give a reason." in refused.content.decode()
    coordinator.post(url, {"reason": "Off <topic>"})
    assert "by the coordination" in page(reader, talk.url)
    assert "Off &lt;topic&gt;" in page(reader, talk.url)
    outbox.drain()
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == ([talk.author.email], "Your post in “Vouchers” was withdrawn")
    assert "Off <topic>" in sent.body
    assert f"http://testserver{talk.url}" in sent.body


def test_a_post_of_a_deleted_account_stays_without_a_name(talk: Talk, reader):
    Post.objects.update(author=None)
    assert "Former member" in page(reader, talk.url)
    assert "Former member" in box(page(reader, f"{talk.url}?quote=1"))
    page(reader, talk.list_url)


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_markdown_is_harmless_in_page_preview_history_and_quote(talk: Talk, author, source: str):
    author.post(talk.url, {"body": f"Before\n\n{source}"})
    edit_post(actor=talk.author, post=Post.objects.get(number=2), body="After")
    talk.post(source + "\n\nagain")
    preview = author.post(talk.url, {"body": source, "action": "preview"}).content.decode()
    for text in (page(author, f"{talk.url}?quote=3"), page(author, f"{talk.url}posts/2/history/"), preview):
        assert dangers(text[text.index("<main") : text.index("</main>")]) == []


def test_names_cannot_break_out_of_a_quote(talk: Talk, reader):
    talk.author.display_name = "Eve](javascript:alert(1)) <b>\n# x"
    talk.author.save()
    first_line = box(page(reader, f"{talk.url}?quote=1")).splitlines()[0]
    assert first_line.startswith("&gt; **Eve\\]\\(javascript:alert")


def test_what_a_post_needs_is_not_called_optional(talk: Talk, reader):
    for url in (talk.url, f"{talk.list_url}new/"):
        words = " ".join(re.sub(r"<[^>]+>", "", reader.get(url).content.decode()).split())
        assert "(optional)" not in words.replace("Files (optional)", "")
