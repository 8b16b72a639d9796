"""The list, the bell, the settings and the links of mails, as one sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from exchange.core.telling import tell
from exchange.notifications import listing
from exchange.notifications.models import Notice, NoticeSettings
from exchange.notifications.tokens import DIGEST, MAILS, Stop, token_of
from tests.factories.accounts import UserFactory

if TYPE_CHECKING:
    from exchange.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(reader: User) -> Client:
    client = Client()
    client.force_login(reader)
    return client


def page_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def bell_of(html: str) -> str:
    """What a screen reader says of the bell."""
    said = re.search(r"data-notice-words[^>]*>([^<]*)<", html)
    assert said
    return said[1]


def test_an_empty_list_says_what_comes_and_where_to_choose(signed_in):
    html = page_of(signed_in, "/en/notices/")
    assert "Nothing has come for you yet" in html
    assert 'class="btn btn-outline-primary" href="/en/notices/settings/"' in html
    assert bell_of(html) == "Notices"
    assert "No notice is like that" in page_of(signed_in, "/en/notices/?unread=1")


def test_the_list_is_newest_first_in_the_language_of_the_page_and_marks_what_is_unread(signed_in, room, reader):
    for post in (1, 2):
        room.tell(reader, post=post)
    html = page_of(signed_in, "/es/notices/")
    assert re.findall(r"notice__title[^>]*>([^<]*)<", html) == ["Responder 2", "Responder 1"]
    assert html.count("notice--unread") == 2
    assert "&lt;b&gt;Words&lt;/b&gt; of it" in html
    signed_in.post(f"/en/notices/{Notice.objects.get(key='1').pk}/read/")
    html = page_of(signed_in, "/en/notices/")
    assert html.count("notice--unread") == 1
    assert bell_of(html) == "Notices, unread: 1"
    assert page_of(signed_in, "/en/notices/?unread=1").count('class="notice ') == 1


def test_areas_filter_and_unknown_ones_show_everything(signed_in, room, reader):
    room.tell(reader)
    assert 'href="?area=trials"' in page_of(signed_in, "/en/notices/")
    assert page_of(signed_in, "/en/notices/?area=trials").count('class="notice ') == 1
    assert page_of(signed_in, "/en/notices/?area=searches").count('class="notice ') == 0
    assert page_of(signed_in, "/en/notices/?area=x&page=y&unread").count('class="notice ') == 1


def test_opening_marks_as_read_and_leads_there_and_what_is_hidden_is_not_there(signed_in, room, reader):
    for post in (1, 2):
        room.tell(reader, post=post)
    first, second = Notice.objects.order_by("pk")
    room.hidden.add(2)
    answer = signed_in.get(f"/en/notices/{first.pk}/")
    assert (answer.status_code, answer["Location"]) == (302, "/en/groups/north/threads/a/#post-1")
    assert signed_in.get(f"/en/notices/{second.pk}/").status_code == 404
    html = page_of(signed_in, "/en/notices/")
    assert "Reply 2" not in html
    assert bell_of(html) == "Notices"


def test_what_is_gone_makes_room_for_what_follows_and_is_no_longer_counted(signed_in, room, reader, monkeypatch):
    monkeypatch.setattr(listing, "A_PAGE", 2)
    for post in range(5):
        room.tell(reader, post=post)
    room.hidden.update({3, 4})
    html = page_of(signed_in, "/en/notices/")
    assert re.findall(r"notice__title[^>]*>([^<]*)<", html) == ["Reply 2", "Reply 1"]
    assert bell_of(html) == "Notices, unread: 3"
    assert 'href="?page=2"' in html
    assert re.findall(r"notice__title[^>]*>([^<]*)<", page_of(signed_in, "/en/notices/?page=2")) == ["Reply 0"]


def test_all_are_marked_as_read_and_one_comes_back_to_where_one_was(signed_in, room, reader):
    other = UserFactory()
    room.tell(reader, other)
    for target, leads in (("/en/notices/?area=trials", "/en/notices/?area=trials"), ("https://example.org/", "/en/notices/")):
        assert signed_in.post("/en/notices/read/", {"next": target})["Location"] == leads
    assert list(Notice.objects.unread().values_list("user", flat=True)) == [other.pk]


def test_others_notices_cannot_be_read_marked_or_counted(room, reader):
    room.tell(reader)
    notice = Notice.objects.get()
    stranger = Client()
    stranger.force_login(UserFactory())
    assert stranger.get(f"/en/notices/{notice.pk}/").status_code == 404
    stranger.post(f"/en/notices/{notice.pk}/read/")
    stranger.post("/en/notices/read/")
    assert stranger.get("/events/notices/").json() == {"unread": 0}
    notice.refresh_from_db()
    assert notice.read_at is None


def test_the_bell_asks_again_without_an_answer_until_something_changes(signed_in, room, reader):
    room.tell(reader)
    answer = signed_in.get("/events/notices/")
    assert answer.json() == {"unread": 1}
    tag = answer["ETag"]
    for said in (tag, f"W/{tag}", f'"other", {tag}'):
        same = signed_in.get("/events/notices/", headers={"If-None-Match": said})
        assert (same.status_code, same.content, same["ETag"], same["Cache-Control"]) == (304, b"", tag, "private, no-store")
    room.tell(reader, post=2)
    assert signed_in.get("/events/notices/", headers={"If-None-Match": tag}).json() == {"unread": 2}
    assert Client().get("/events/notices/").status_code == 401


# The catalogue asks for the reader's groups, too, and stays within what a listing may cost.
@pytest.mark.parametrize(("path", "more"), [("/en/about/", 3), ("/en/catalogue/", 4), ("/en/news/", 3)])
def test_signing_in_costs_three_statements_however_much_is_unread(signed_in, client, room, reader, path, more):
    def cost(browser: Any) -> int:
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(path).status_code == 200
        return len(asked)

    without = cost(client)
    assert cost(signed_in) == without + more
    assert without + more <= 12 + 3
    for post in range(30):
        room.tell(reader, post=post)
    assert cost(signed_in) == without + more
    assert bell_of(page_of(signed_in, path)) == "Notices, unread: 30"


def test_the_bell_leaves_the_roles_as_they_are(room):
    editor = UserFactory(groups=["Editors: gavle"])
    room.tell(editor)
    client = Client()
    client.force_login(editor)
    html = page_of(client, "/en/about/")
    assert 'href="/admin/"' in html
    assert bell_of(html) == "Notices, unread: 1"


def test_a_page_of_notices_costs_the_same_for_few_and_many(signed_in, room, reader):
    counts = []
    for many in (2, 24):
        for post in range(many):
            room.tell(reader, post=post)
        signed_in.get("/en/notices/")
        with CaptureQueriesContext(connection) as asked:
            signed_in.get("/en/notices/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


def test_settings_show_what_holds_and_keep_what_is_chosen(signed_in, room, reader):
    html = page_of(signed_in, "/en/notices/settings/")
    assert re.search(r'name="kind_try_digest" value="digest"[^>]*checked', html)
    assert re.search(r'name="rhythm" value="daily"[^>]*checked', html)
    assert "kind_review" not in html
    assert "By mail at once, always" in html
    said = {"rhythm": "weekly", "is_paused": "on", **_every_kind(html, "list"), "kind_try_reply": "digest"}
    assert signed_in.post("/en/notices/settings/", said).status_code == 302
    chosen = NoticeSettings.objects.get(user=reader)
    assert (chosen.rhythm, chosen.is_paused, chosen.choices["try_reply"]) == ("weekly", True, "digest")
    assert re.search(r'name="kind_try_reply" value="digest"[^>]*checked', page_of(signed_in, "/en/notices/settings/"))


def test_a_refused_form_keeps_what_was_chosen(signed_in, room):
    answer = signed_in.post("/en/notices/settings/", {"rhythm": "hourly", "kind_try_reply": "list"})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'class="error-summary"' in html
    assert re.search(r'name="kind_try_reply" value="list"[^>]*checked', html)
    assert not NoticeSettings.objects.exists()


def _every_kind(html: str, choice: str) -> dict[str, str]:
    return dict.fromkeys(re.findall(r'name="(kind_[a-z_]+)"', html), choice)


def test_the_link_of_a_mail_stops_it_without_signing_in_and_only_its_owners(reader):
    other = UserFactory()
    program = Client(enforce_csrf_checks=True)
    address = f"/it/notices/stop/{token_of(Stop(MAILS, reader.pk))}/"
    assert program.get(address).status_code == 200
    assert not NoticeSettings.objects.exists()
    for _again in range(2):
        assert program.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
        assert NoticeSettings.objects.get().is_paused
    # Another person who is signed in and opens it changes nothing of her own.
    program.force_login(other)
    program.post(f"/it/notices/stop/{token_of(Stop(DIGEST, reader.pk))}/")
    chosen = NoticeSettings.objects.get()
    assert (chosen.user_id, chosen.rhythm) == (reader.pk, "never")


def test_a_forged_link_stops_nothing(reader):
    other = UserFactory()
    signed = token_of(Stop(MAILS, reader.pk))
    forged = [signed[:-1], signed.replace(f".{reader.pk}:", f".{other.pk}:"), signed.replace("mails", "digest"), "mails.1:x"]
    for token in forged:
        assert Client().post(f"/en/notices/stop/{token}/").status_code == 404
    reader.delete()
    assert Client().post(f"/en/notices/stop/{signed}/").status_code == 200
    assert not NoticeSettings.objects.exists()


def test_a_kind_whose_room_is_gone_is_not_shown(signed_in, room, reader):
    tell("try_digest", people={reader.pk: None}, key="1", about={"post": 1})
    Notice.objects.update(kind="of a room that was removed")
    assert 'class="notice ' not in page_of(signed_in, "/en/notices/")
    assert signed_in.get("/events/notices/").json() == {"unread": 0}
