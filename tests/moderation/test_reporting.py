"""A report is the coordination's to read, once a person and post, and its author hears of the decision."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from stakeholder_groups.discussions.services import edit_post, withdraw_post
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.moderation.models import Report
from tests.content.hostile import HOSTILE
from tests.discussions.test_posts import dangers
from tests.factories.accounts import UserFactory
from tests.moderation.conftest import Court

pytestmark = pytest.mark.django_db


def test_a_member_reports_a_post_and_the_coordination_reads_it(court: Court) -> None:
    link = f'href="{court.post_url}report/"'
    assert link in court.text("reader", court.thread_url)
    assert link not in court.text("author", court.thread_url)
    sent = court.client("reader").post(f"{court.post_url}report/", {"reason": "about_people", "text": "He calls us <fools>."})
    assert sent.headers["Location"].endswith(f"#post-{court.post.seq}")
    queue = court.text("coordinator", court.url("moderation/"))
    for words in ("He calls us &lt;fools&gt;.", "Rita Reader", "Ada Author", "You are all <em>fools</em>", "It attacks or insults people"):
        assert words in queue
    assert set(court.mails()) == {"coordinator", "deputy"}
    for key in ("author", "other"):
        court.text(key, court.url("moderation/"), 403)
        assert "calls us" not in court.text(key, court.thread_url)


def test_a_person_reports_a_post_once_while_it_waits(court: Court) -> None:
    assert court.report()
    assert not court.report()
    assert court.report("other")
    assert Report.objects.count() == 2
    assert {key: len(sent) for key, sent in court.mails().items()} == {"coordinator": 1, "deputy": 1}
    again = court.client("reader").post(f"{court.post_url}report/", {"reason": "off_topic"}, follow=True)
    assert "You have reported this post before" in again.content.decode()
    court.decide()
    assert set(court.mails()) == {"author", "reader", "other"}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "Choose a reason."),
        ({"reason": "other", "text": " "}, "Say in a few words what is wrong."),
        ({"reason": "nonsense", "text": "kept"}, "Select a valid choice"),
        ({"reason": "off_topic", "text": "kept" * 300}, "at most 1000"),
        ({"reason": "off_topic", "text": "kept\x00"}, "Null characters"),
    ],
)
def test_a_refused_report_keeps_what_was_typed(court: Court, data: dict[str, str], words: str) -> None:
    answer = court.client("reader").post(f"{court.post_url}report/", data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text
    assert data.get("text", "").strip(" \x00") in text
    assert not Report.objects.exists()


def test_nobody_reports_the_own_or_a_withdrawn_post(court: Court) -> None:
    court.text("author", f"{court.post_url}report/", 403)
    assert court.client("author").post(f"{court.post_url}report/", {"reason": "off_topic"}).status_code == 403
    withdraw_post(actor=court.people["author"], post=court.post)
    assert court.client("reader").post(f"{court.post_url}report/", {"reason": "off_topic"}).status_code == 302
    assert not Report.objects.exists()


def test_a_report_keeps_the_text_as_it_was_and_shows_what_changed(court: Court) -> None:
    court.report()
    edit_post(actor=court.people["author"], post=court.post, body="You are all *friends*.")
    queue = court.text("coordinator", court.url("moderation/"))
    assert "changed the text since it was reported" in queue
    assert "<em>fools</em>" in queue
    assert "<em>friends</em>" in queue


def test_hostile_words_run_nowhere(court: Court) -> None:
    court.report()
    for hostile in HOSTILE:
        Report.objects.update(text=hostile[:1000])
        page = court.text("coordinator", court.url("moderation/"))
        assert dangers(page.partition("<main")[2].partition("</main")[0]) == []


def test_where_the_only_coordinator_wrote_it_a_deputy_must_be_named(court: Court) -> None:
    Membership.objects.filter(user__in=[court.people["deputy"]]).update(role=Role.MEMBER)
    court.people["administrator"] = UserFactory(groups=["Network administrators"], language="sv")
    own = court.thread.posts.create(seq=99, number=3, author=court.people["coordinator"], body="Mine", body_html="<p>Mine</p>")
    court.post = own
    court.report(text="Cora's post")
    sent = court.mails()
    assert set(sent) == {"coordinator", "administrator"}
    assert "name a deputy" in sent["coordinator"][0].body
    for mail in (sent["coordinator"][0], sent["administrator"][0]):
        assert "Mine" not in mail.body
        assert "Rita" not in mail.body
    queue = court.text("coordinator", court.url("moderation/"))
    assert "Name a deputy" in queue
    assert "Rita Reader" not in queue.partition("<main")[2].partition("</h1>")[2]
    court.text("coordinator", f"{court.post_url}moderate/", 403)
    court.text("administrator", court.url("moderation/"), 404)
    Membership.objects.filter(user=court.people["deputy"]).update(role=Role.DEPUTY)
    assert "Cora&#x27;s post" in court.text("deputy", court.url("moderation/"))


def test_who_has_left_reports_nothing(court: Court) -> None:
    Membership.objects.filter(user=court.people["reader"]).delete()
    with pytest.raises(NotAMemberError):
        court.report()
    assert court.client("reader").post(f"{court.post_url}report/", {"reason": "off_topic"}).status_code == 404


def test_many_reports_of_one_person_are_stopped(court: Court, settings) -> None:
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    cache.clear()
    answers = [court.client("reader").post(f"{court.post_url}report/", {"reason": "off_topic"}).status_code for _ in range(21)]
    assert answers == [302] * 20 + [429]


def test_the_queue_costs_the_same_for_many(court: Court, django_assert_max_num_queries) -> None:
    court.report()
    court.text("coordinator", court.url("moderation/"))
    with django_assert_max_num_queries(20) as few:
        court.text("coordinator", court.url("moderation/"))
    for number in range(12):
        post = court.thread.posts.create(
            seq=200 + number, number=50 + number, author=court.people["author"], body="x", body_html="<p>x</p>"
        )
        for key in ("reader", "other"):
            report_of(court, key, post)
    with django_assert_max_num_queries(len(few)):
        court.text("coordinator", court.url("moderation/"))


def report_of(court: Court, key: str, post) -> None:
    Report.objects.create(post=post, reporter=court.people[key], reason="off_topic", body=post.body, body_html=post.body_html)
