"""From post to record, with links both ways; what leaves a group is what its sender saw."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from practices.suggestions.models import Suggestion
from stakeholder_groups.discussions.services import withdraw_post
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.services.joining import Entry, join
from stakeholder_groups.groups.services.members import leave
from stakeholder_groups.needs.models import Need
from tests.helpers.telling import said_of
from tests.needs.conftest import SECRET, Place
from tests.suggestions.conftest import Home

pytestmark = pytest.mark.django_db


def make_url(post: Any, rest: str = "") -> str:
    return f"threads/{post.thread.public_id}/posts/{post.seq}/make/{rest}"


def thread_url(post: Any) -> str:
    return f"threads/{post.thread.public_id}/"


def test_a_post_offers_four_ways(place: Place, home: Home) -> None:
    post = place.post_in_thread()
    assert make_url(post) in place.get("reader", thread_url(post))
    page = place.get("reader", make_url(post))
    assert f"needs/new/?post={post.thread.public_id}.{post.seq}" in page
    assert all(f'{make_url(post, kind)}/"' in page for kind in ("practice", "plan", "question"))


def test_a_post_becomes_a_need_and_both_lead_to_each_other(place: Place, home: Home) -> None:
    post = place.post_in_thread()
    form = place.get("reader", f"needs/new/?post={post.thread.public_id}.{post.seq}")
    hidden = re.search(r'name="post" value="([^"]+)"', form)[1]  # type: ignore[index]
    assert "We would need a voucher." in form
    place.post("reader", "needs/new/", title="A voucher", post=hidden)
    need = Need.objects.get()
    assert need.post == post
    assert "Became a need (Open)" in place.get("member", thread_url(post))
    assert f"From post {post.number} by Mia Member in “Vouchers and firms”" in place.get("member", place.at(need))
    for bad in (
        "",
        ".",
        "x.1",
        f"{post.thread.public_id}.99",
        f"{post.thread.public_id}.{'9' * 40}",
        "\x00.1",
        f"{post.thread.public_id}.²",
    ):
        assert place.post("reader", "needs/new/", title=f"Bad {bad!r}", post=bad).status_code in {302, 422}
    assert Need.objects.exclude(pk=need.pk).filter(post__isnull=False).count() == 0


@pytest.mark.parametrize("kind", ["practice", "plan", "question"])
def test_exactly_what_is_shown_is_sent(place: Place, home: Home, kind: str) -> None:
    post = place.post_in_thread(f"The secret of {SECRET}.")
    url = make_url(post, f"{kind}/")
    form = place.get("reader", url)
    assert f"The secret of {SECRET}." in form
    assert "This leaves the group." in form
    about = {"practice": home.practice, "plan": home.plan, "question": home.visit}[kind]
    assert f'value="{about.pk}"' in form
    place.post("reader", url, text="Read outside.", about=str(about.pk))
    place.post("reader", url, text="Read outside.", about=str(about.pk))
    sent = Suggestion.objects.get()
    place_of_it = home.host if kind == "question" else home.partner
    assert (sent.kind, sent.text, sent.name, sent.group_name) == (kind, "Read outside.", "", "Group north")
    assert (sent.place_id, sent.about_id, sent.post, sent.state) == (place_of_it.pk, about.pk, post, "new")
    editor, another = ("editor", "own_editor") if kind == "question" else ("own_editor", "editor")
    inbox = place.client(editor).get("/admin/suggestions/").content.decode()
    assert ("Read outside." in inbox, "Group north" in inbox, about.title in inbox) == (True, True, True)
    assert not [word for word in (SECRET, "Rita Reader", "Mia Member", "Vouchers and firms") if word in inbox]
    assert "Read outside." not in place.client(another).get("/admin/suggestions/").content.decode()
    assert "Waits for an answer" in place.get("member", thread_url(post))
    assert "From post 2 by Mia Member" in place.get("member", "suggestions/")


def test_name_and_group_go_along_only_as_the_form_says(place: Place, home: Home) -> None:
    Group.objects.filter(pk=place.group.pk).update(is_public_page=False)
    post = place.post_in_thread()
    form = place.get("reader", make_url(post, "question/"))
    assert "which group it is" in form
    place.post("reader", make_url(post, "question/"), text="How long?", about=str(home.visit.pk), with_name="on")
    place.post("reader", make_url(post, "plan/"), text="To us.")
    asked, own = Suggestion.objects.get(kind="question"), Suggestion.objects.get(kind="plan")
    assert (asked.name, asked.group_name) == ("Rita Reader", "")
    assert (own.name, own.group_name) == ("", "Group north")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("question", {"text": "Kept text", "about": ""}),
        ("question", {"text": "Kept text", "about": "999999"}),
        ("plan", {"text": " "}),
        ("plan", {"text": "y" * 5_001}),
        ("practice", {"text": "Kept\x00text"}),
        ("practice", {"text": "Kept text", "about": "' OR 1=1 --"}),
    ],
)
def test_a_refused_form_keeps_what_was_typed(place: Place, home: Home, kind: str, data: dict[str, str]) -> None:
    response = place.post("reader", make_url(place.post_in_thread(), f"{kind}/"), **data)
    assert response.status_code == 422
    assert data["text"].strip() in response.content.decode()
    assert Suggestion.objects.count() == 0


def test_who_is_not_in_the_group_sends_nothing_and_reads_nothing(place: Place, home: Home) -> None:
    post = place.post_in_thread(f"A {SECRET} text")
    place.post("reader", make_url(post, "plan/"), text=f"A {SECRET} text")
    leave(membership=place.people["reader"].group_memberships.select_related("group", "user").get())
    for key in ("reader", "other", "stranger", "superuser", "own_editor"):
        for part in (make_url(post), make_url(post, "plan/"), make_url(post, "question/"), "suggestions/"):
            assert SECRET not in place.get(key, part, 404)
        assert place.post(key, make_url(post, "plan/"), text="Out!").status_code == 404
    place.get("member", make_url(post, "party/"), 404)
    withdraw_post(actor=place.people["member"], post=post)
    place.get("member", make_url(post), 404)
    assert Suggestion.objects.count() == 1


def test_a_group_of_the_network_has_no_partner_to_suggest_to(place: Place, home: Home) -> None:
    Group.objects.filter(pk=place.group.pk).update(kind="network", participation=None)
    post = place.post_in_thread()
    page = place.get("member", make_url(post))
    assert (make_url(post, "question") in page, make_url(post, "plan") in page) == (True, False)
    place.get("member", make_url(post, "plan/"), 404)


def test_editors_answer_once_and_the_group_reads_it(place: Place, home: Home, heard: list[dict[str, Any]]) -> None:
    post, calls = place.post_in_thread(), heard
    calls.clear()  # of the post itself
    place.post("reader", make_url(post, "plan/"), text="Please add it.")
    sent = Suggestion.objects.get()
    url = f"/admin/suggestions/{sent.pk}/"
    assert place.client("editor").post(url, {"state": "accepted", "reason": "No."}).status_code == 404
    refused = place.client("own_editor").post(url, {"state": "declined", "reason": ""})
    assert (refused.status_code, "The group gets to read it." in refused.content.decode()) == (422, True)
    assert place.client("own_editor").post(url, {"state": "new", "reason": "Hm"}).status_code == 422
    assert place.client("own_editor").post(url, {"state": "declined", "reason": "No money left."}).status_code == 302
    assert place.client("own_editor").post(url, {"state": "accepted", "reason": "Or not."}).status_code == 302
    sent.refresh_from_db()
    assert (sent.state, sent.reason, sent.decided_by) == ("declined", "No money left.", place.people["own_editor"])
    assert "No money left." in place.get("member", "suggestions/")
    assert "Declined" in place.get("member", thread_url(post))
    assert [(call["kind"].name, set(call["people"])) for call in calls] == [
        ("suggestion", {place.people["own_editor"].pk}),
        ("suggestion", {place.people["reader"].pk}),
    ]
    arrived, answered = calls[0]["about"], calls[1]["about"]
    assert said_of("suggestion", arrived, place.people["own_editor"]).text == "Please add it."  # type: ignore[union-attr]
    assert said_of("suggestion", answered, place.people["reader"]).text == "No money left."  # type: ignore[union-attr]
    for about, key in ((arrived, "editor"), (arrived, "stranger"), (answered, "stranger"), (answered, "own_editor")):
        assert said_of("suggestion", about, place.people[key]) is None


def test_the_thread_is_named_only_to_who_may_read_it(place: Place, home: Home) -> None:
    post = place.post_in_thread()
    place.post("reader", make_url(post, "plan/"), text="Please add it.")
    inbox = "/admin/suggestions/"
    assert "Vouchers and firms" not in place.client("own_editor").get(inbox).content.decode()
    join(group=place.group, user=place.people["own_editor"], entry=Entry())
    assert "From post 2 by Mia Member in “Vouchers and firms”" in place.client("own_editor").get(inbox).content.decode()


def test_the_thread_costs_the_same_however_many_records_its_posts_became(place: Place, home: Home) -> None:
    post, counts = place.post_in_thread(), []
    for number in (1, 6):
        for again in range(number):
            Need.objects.create(group=place.group, title="N", post=post, raised_by=place.people["member"])
            Suggestion.objects.create(
                kind="plan",
                group=place.group,
                post=post,
                place=home.partner,
                text=f"{number} {again}",
                language="en",
                sent_at=timezone.now() - timedelta(days=2),
            )
        costs = []
        for key, path in (
            ("reader", place.url(thread_url(post))),
            ("reader", place.url("suggestions/")),
            ("own_editor", "/admin/suggestions/"),
        ):
            place.client(key).get(path)
            with CaptureQueriesContext(connection) as captured:
                assert place.client(key).get(path).status_code == 200
            costs.append(len(captured))
        counts.append(costs)
    assert counts[0] == counts[1]
    assert counts[0][0] <= 15
