"""Deciding on a post: what becomes of it, who is told, and that of two who decide at once one wins and the other is told."""

from __future__ import annotations

import re

import pytest

from stakeholder_groups.discussions.models import Post, ThreadEvent
from stakeholder_groups.discussions.services import edit_post, withdraw_post
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.moderation.enums import DecisionKind, GeneralRule
from stakeholder_groups.moderation.models import ModerationDecision, Report
from stakeholder_groups.moderation.rules import NoSuchStepError
from stakeholder_groups.moderation.services import ChangedMeanwhileError, DecidedMeanwhileError, OwnPostError
from tests.discussions.test_posts import hidden, page
from tests.helpers.concurrency import at_once
from tests.moderation.conftest import Court

pytestmark = pytest.mark.django_db
RULE = "Argue about proposals, never about people."


def form(court: Court, key: str = "coordinator", **values: str) -> dict[str, str]:
    text = court.text(key, f"{court.post_url}moderate/")
    return {"kind": "hide", "rule": "1", "reason": "About people.", "seen": hidden(text, "seen"), **values}


def test_a_hidden_post_is_a_tombstone_for_others_and_readable_for_author_and_coordination(court: Court) -> None:
    court.report()
    answer = court.client("coordinator").post(f"{court.post_url}moderate/", form(court))
    assert answer.headers["Location"] == court.url("moderation/")
    for key in ("reader", "other", "author", "coordinator"):
        text = court.text(key, court.thread_url)
        assert "A post was hidden by the coordination" in text
        assert RULE in text
        assert "fools" not in text.partition("<main")[2]
        assert ("Read the post and the decision" in text) == (key in {"author", "coordinator"})
    for key in ("author", "coordinator"):
        led = court.client(key).get(f"{court.post_url}decision/", follow=True)
        assert led.status_code == 200
        assert "<em>fools</em>" in led.content.decode()
    court.text("other", f"{court.post_url}decision/", 404)
    assert "No report waits" in court.text("coordinator", court.url("moderation/"))


def test_the_author_is_told_in_the_own_language_with_rule_and_reason(court: Court) -> None:
    court.people["author"].language = "sv"
    court.people["author"].save()
    court.report()
    court.mails()
    decision = court.decide()
    sent = court.mails()
    assert set(sent) == {"author", "reader"}
    body = sent["author"][0].body
    for part in (RULE, "It is about people.", f"/sv/decisions/{decision.public_id}/"):
        assert part in body
    assert "Rita" not in body
    assert f"/en/groups/{court.group.slug}/moderation/log/" in sent["reader"][0].body


@pytest.mark.parametrize(
    ("kind", "shown", "event"), [("keep", True, None), ("warn", True, None), ("hide", False, "withdrawn"), ("remove", False, "withdrawn")]
)
def test_each_decision_is_applied_written_down_and_told(court: Court, kind: str, shown: bool, event: str | None) -> None:
    court.report()
    court.mails()
    before = ThreadEvent.objects.count()
    court.decide(DecisionKind(kind))
    court.post.refresh_from_db()
    assert (court.post.withdrawn_at is None) == shown
    assert [row.kind for row in ThreadEvent.objects.order_by("pk")[before:]] == ([event] if event else [])
    (decision,) = ModerationDecision.objects.all()
    kept = (decision.previous, decision.rule_text, decision.rules_version, decision.body, decision.author, decision.decider)
    assert kept == ("stands", RULE, court.group.network.rules_version, court.post.body, court.people["author"], court.people["coordinator"])
    assert Report.objects.get().decision == decision
    assert "author" in court.mails()


def test_hiding_is_taken_back_and_the_post_stands_as_before(court: Court) -> None:
    court.decide()
    court.decide(DecisionKind.RESTORE, by="deputy")
    assert "<em>fools</em>" in court.text("other", court.thread_url)
    assert ThreadEvent.objects.latest("pk").kind == "restored"
    assert [row.kind for row in ModerationDecision.objects.order_by("pk")] == ["hide", "restore"]
    assert "shown again" in court.mails()["author"][-1].subject


def test_a_hidden_post_can_be_removed_and_a_removed_one_not_shown(court: Court) -> None:
    court.decide()
    court.decide(DecisionKind.REMOVE)
    assert "withdrawn by the coordination" in court.text("other", court.thread_url)
    with pytest.raises(NoSuchStepError):
        court.decide(DecisionKind.RESTORE)


def test_a_hidden_text_is_nowhere_to_be_had(court: Court) -> None:
    edit_post(actor=court.people["author"], post=court.post, body="Secret words")
    court.decide()
    base = f"{court.thread_url}?quote={court.post.seq}"
    for key in ("reader", "author", "coordinator"):
        for url in (court.thread_url, base, f"{court.thread_url}fragment/?after=0"):
            assert "Secret" not in court.text(key, url)
        court.text(key, f"{court.post_url}history/", 404)
    assert court.client("author").post(f"{court.post_url}edit/", {"body": "Again"}).status_code == 404


def test_the_later_of_two_decisions_is_refused_and_told(court: Court) -> None:
    data = form(court, "deputy", reason="My own words")
    court.decide(DecisionKind.WARN)
    answer = court.client("deputy").post(f"{court.post_url}moderate/", data)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else has decided meanwhile: author warned" in text
    assert "My own words</textarea>" in text
    assert ModerationDecision.objects.count() == 1
    data["seen"] = hidden(text, "seen")
    assert court.client("deputy").post(f"{court.post_url}moderate/", data).status_code == 302
    assert ModerationDecision.objects.count() == 2


def test_a_text_that_was_changed_meanwhile_is_read_again(court: Court) -> None:
    data = form(court)
    edit_post(actor=court.people["author"], post=court.post, body="You are all friends.")
    answer = court.client("coordinator").post(f"{court.post_url}moderate/", data)
    assert answer.status_code == 409
    assert "The author has changed the text meanwhile" in answer.content.decode()
    assert "You are all friends." in answer.content.decode()
    with pytest.raises(ChangedMeanwhileError):
        court.decide(seen=data["seen"])


@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_at_the_same_moment_one_wins(court: Court) -> None:
    seen = court.seen()
    first = Post.objects.select_related("thread__group__network", "author").get(pk=court.post.pk)
    court.post = first

    def by(key: str):
        def call():
            from stakeholder_groups.moderation.services import Verdict, decide

            post = Post.objects.select_related("thread__group__network", "author").get(pk=first.pk)
            return decide(actor=court.people[key], post=post, verdict=Verdict(DecisionKind.HIDE, "r", "1", RULE), seen=seen)

        return call

    answers = at_once(by("coordinator"), by("deputy"))
    assert sorted(type(answer).__name__ for answer in answers) == ["DecidedMeanwhileError", "ModerationDecision"]
    assert ModerationDecision.objects.count() == 1
    assert ThreadEvent.objects.filter(kind="withdrawn").count() == 1
    court.thread.refresh_from_db()
    assert court.thread.last_seq == ThreadEvent.objects.filter(thread=court.thread).count()


def test_nobody_decides_on_the_own_post_or_without_the_role(court: Court) -> None:
    for key in ("reader", "author"):
        court.text(key, f"{court.post_url}moderate/", 403)
        with pytest.raises(NotAMemberError):
            court.decide(by=key)
    Membership.objects.filter(user=court.people["author"]).update(role=Role.COORDINATOR)
    court.text("author", f"{court.post_url}moderate/", 403)
    with pytest.raises(OwnPostError):
        court.decide(by="author")
    assert not ModerationDecision.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"kind": ""}, "Choose a decision."),
        ({"kind": "restore"}, "Select a valid choice"),
        ({"rule": ""}, "Name the rule that the post breaks."),
        ({"rule": "99"}, "Select a valid choice"),
        ({"reason": " "}, "Give a reason."),
        ({"reason": "y" * 1001}, "at most 1000"),
    ],
)
def test_a_refused_decision_keeps_what_was_typed(court: Court, change: dict[str, str], words: str) -> None:
    data = {**form(court, reason="Typed words"), **change}
    answer = court.client("coordinator").post(f"{court.post_url}moderate/", data)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert words in text
    assert re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", text, re.DOTALL)[1].strip() == data["reason"].strip()
    assert not ModerationDecision.objects.exists()


@pytest.mark.parametrize("seen", ["", "0", "x" * 70, "' OR 1=1", "999999999999999999999-0", "\x00"])
def test_a_forged_state_decides_nothing(court: Court, seen: str) -> None:
    answer = court.client("coordinator").post(f"{court.post_url}moderate/", {**form(court), "seen": seen})
    assert answer.status_code in {409, 422}
    assert not ModerationDecision.objects.exists()


def test_keeping_is_offered_where_reports_wait_only(court: Court) -> None:
    keeping = 'value="keep"'
    assert keeping not in court.text("coordinator", f"{court.post_url}moderate/")
    court.report()
    assert keeping in court.text("coordinator", f"{court.post_url}moderate/")
    withdraw_post(actor=court.people["author"], post=court.post)
    text = court.text("coordinator", f"{court.post_url}moderate/")
    assert "Leave it as it is and close the reports" in text
    court.decide(DecisionKind.KEEP)
    assert "There is nothing to decide" in court.text("coordinator", f"{court.post_url}moderate/") or "warn" in text
    assert not Report.objects.filter(closed_at=None).exists()


def test_general_rules_stand_in_for_rules_that_are_not_written(court: Court) -> None:
    court.group.network.rules = "Be kind."
    court.group.network.save()
    text = court.text("coordinator", f"{court.post_url}moderate/")
    for rule in GeneralRule:
        assert f'value="{rule}"' in text
    court.client("coordinator").post(f"{court.post_url}moderate/", form(court, rule="privacy"))
    (decision,) = ModerationDecision.objects.all()
    assert (decision.rule, decision.shown_rule) == ("privacy", "Keep personal data of others out")


def test_a_withdrawal_in_the_thread_is_a_decision_too(court: Court) -> None:
    court.report()
    court.mails()
    withdraw_post(actor=court.people["coordinator"], post=court.post, reason="Off topic")
    (decision,) = ModerationDecision.objects.all()
    assert (decision.kind, decision.reason, decision.rule) == ("remove", "Off topic", "")
    sent = court.mails()
    assert set(sent) == {"author", "reader"}
    assert f"/decisions/{decision.public_id}/" in sent["author"][0].body
    with pytest.raises(DecidedMeanwhileError):
        court.decide(seen="0-0")


def test_the_log_tells_all_members_and_names_nobody(court: Court, django_assert_max_num_queries) -> None:
    assert "Nothing was decided yet" in court.text("other", court.url("moderation/log/"))
    court.report()
    court.decide()
    court.text("other", court.url("moderation/log/"))
    with django_assert_max_num_queries(12) as few:
        text = court.text("other", court.url("moderation/log/"))
    cost = len(few)
    main = text.partition("<main")[2].partition("</main")[0]
    assert RULE in main
    assert "hidden" in main
    for secret in ("Ada", "Rita", "Cora", "fools", "It is about people", "Vouchers"):
        assert secret not in main
    page(court.client("stranger"), court.url("moderation/log/"), 404)
    for _number in range(8):
        court.decide(DecisionKind.RESTORE)
        court.decide()
    with django_assert_max_num_queries(cost):
        court.text("other", court.url("moderation/log/"))
