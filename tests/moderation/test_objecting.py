"""The author answers a decision, in the group or removed from it, and another person decides where there is one."""

from __future__ import annotations

from functools import partial

import pytest

from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.services import move_thread, withdraw_post
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.permissions import NotAMemberError
from stakeholder_groups.groups.services.members import remove_member
from stakeholder_groups.moderation.enums import AppealState, DecisionKind
from stakeholder_groups.moderation.models import Appeal, AppealMessage, ModerationDecision
from stakeholder_groups.moderation.services import (
    AlreadyAnsweredError,
    DecidedMeanwhileError,
    SecondPersonError,
    answer_author,
    decide_appeal,
    object_to,
)
from tests.content.hostile import HOSTILE
from tests.discussions.test_posts import dangers, page
from tests.factories.discussions import make_group, make_member, put_in
from tests.helpers.concurrency import at_once
from tests.moderation.conftest import Court

pytestmark = pytest.mark.django_db


def own_url(decision: ModerationDecision) -> str:
    return f"/en/decisions/{decision.public_id}/"


def coordination_url(court: Court, decision: ModerationDecision) -> str:
    return court.url(f"moderation/decisions/{decision.public_id}/")


def test_the_author_reads_why_answers_and_hears_the_outcome(court: Court) -> None:
    decision = court.decide()
    court.mails()
    author, deputy = court.client("author"), court.client("deputy")
    text = page(author, own_url(decision))
    for words in ("hidden", "Argue about proposals", "It is about people.", "<em>fools</em>"):
        assert words in text
    assert author.post(own_url(decision), {"text": "I meant the <b>proposal</b>."}).status_code == 302
    sent = court.mails()
    assert set(sent) == {"coordinator", "deputy"}
    assert coordination_url(court, decision) in sent["deputy"][0].body
    assert "On the decision about post 2" in court.text("deputy", court.url("moderation/"))
    assert "I meant the &lt;b&gt;proposal&lt;/b&gt;." in page(deputy, coordination_url(court, decision))
    deputy.post(coordination_url(court, decision), {"text": "Which one?"})
    assert set(court.mails()) == {"author"}
    assert "Which one?" in page(author, own_url(decision))
    author.post(own_url(decision), {"text": "The second."})
    deputy.post(f"{coordination_url(court, decision)}outcome/", {"end-outcome": "granted", "end-reason": "A misunderstanding."})
    assert "A misunderstanding." in court.mails()["author"][0].body
    court.post.refresh_from_db()
    assert court.post.withdrawn_at is None
    assert [message.by_coordination for message in AppealMessage.objects.all()] == [False, True, False]
    log = court.text("other", court.url("moderation/log/"))
    assert "objection granted" in log
    assert "misunderstanding" not in log
    assert "Send your answer" not in page(author, own_url(decision))


def test_who_decided_leaves_the_objection_to_another_where_there_is_one(court: Court) -> None:
    decision = court.decide()
    object_to(actor=court.people["author"], decision=decision, text="No.")
    url = coordination_url(court, decision)
    assert "Somebody else who coordinates the group decides" in court.text("coordinator", url)
    refused = court.client("coordinator").post(f"{url}outcome/", {"end-outcome": "rejected", "end-reason": "My typed reason"})
    assert refused.status_code == 422
    assert "My typed reason</textarea>" in refused.content.decode()
    with pytest.raises(SecondPersonError):
        decide_appeal(actor=court.people["coordinator"], appeal=decision.appeal, granted=False, reason="r")
    Membership.objects.filter(user=court.people["deputy"]).update(role=Role.MEMBER)
    decide_appeal(actor=court.people["coordinator"], appeal=decision.appeal, granted=False, reason="r")
    assert Appeal.objects.get().state == AppealState.REJECTED


@pytest.mark.parametrize(
    ("kind", "granted", "stands"), [("remove", True, True), ("remove", False, False), ("hide", False, False), ("warn", True, True)]
)
def test_a_granted_objection_undoes_what_was_done(court: Court, kind: str, granted: bool, stands: bool) -> None:
    decision = court.decide(DecisionKind(kind))
    object_to(actor=court.people["author"], decision=decision, text="No.")
    decide_appeal(actor=court.people["deputy"], appeal=decision.appeal, granted=granted, reason="r")
    court.post.refresh_from_db()
    assert (court.post.withdrawn_at is None) == stands
    kinds = [row.kind for row in ModerationDecision.objects.order_by("pk")]
    assert kinds == ([kind, "restore"] if granted and kind != "warn" else [kind])


def test_what_its_author_took_back_does_not_return(court: Court) -> None:
    decision = court.decide()
    object_to(actor=court.people["author"], decision=decision, text="No.")
    withdraw_post(actor=court.people["author"], post=court.post)
    decide_appeal(actor=court.people["deputy"], appeal=decision.appeal, granted=True, reason="r")
    court.post.refresh_from_db()
    assert court.post.by_its_author


def test_a_removed_member_reads_the_decision_answers_once_and_sees_nothing_else(court: Court) -> None:
    decision = court.decide()
    remove_member(actor=court.people["coordinator"], membership=court.membership("author"), reason="A quarrel")
    author = court.client("author")
    for url in (
        court.thread_url,
        court.url(),
        court.url("moderation/log/"),
        f"{court.post_url}decision/",
        coordination_url(court, decision),
    ):
        page(author, url, 404)
    text = page(author, own_url(decision))
    assert "You can answer once" in text
    assert court.thread_url not in text
    assert court.url("moderation/log/") not in text
    assert author.post(own_url(decision), {"text": "I disagree."}).status_code == 302
    assert "Send your answer" not in page(author, own_url(decision))
    again = author.post(own_url(decision), {"text": "And once more."})
    assert again.status_code == 409
    assert "And once more.</textarea>" in again.content.decode()
    assert AppealMessage.objects.count() == 1
    court.mails()
    decide_appeal(actor=court.people["deputy"], appeal=decision.appeal, granted=False, reason="It stays.")
    sent = court.mails()["author"][0]
    assert "It stays." in sent.body
    assert court.thread_url not in sent.body


def test_a_decision_taken_after_the_removal_is_told_without_the_thread(court: Court) -> None:
    remove_member(actor=court.people["coordinator"], membership=court.membership("author"), reason="A quarrel")
    court.mails()
    decision = court.decide()
    sent = court.mails()["author"][0]
    assert own_url(decision) in sent.body
    assert court.thread_url not in sent.body
    page(court.client("author"), own_url(decision))


def test_nobody_else_opens_the_author_s_page(court: Court) -> None:
    decision = court.decide()
    for key in ("reader", "other", "coordinator", "stranger"):
        page(court.client(key), own_url(decision), 404)
        assert court.client(key).post(own_url(decision), {"text": "x"}).status_code == 404
    from django.test import Client

    assert Client().get(own_url(decision)).status_code == 302
    for key in ("reader", "author"):
        page(court.client(key), coordination_url(court, decision), 403)


def test_nothing_is_answered_that_was_no_decision_against_the_author(court: Court) -> None:
    court.report()
    decision = court.decide(DecisionKind.KEEP)
    assert "Send your answer" not in page(court.client("author"), own_url(decision))
    with pytest.raises(AlreadyAnsweredError):
        object_to(actor=court.people["author"], decision=decision, text="x")


def test_the_same_words_sent_twice_are_one_answer(court: Court) -> None:
    decision = court.decide()
    for _number in range(2):
        court.client("author").post(own_url(decision), {"text": "Once."})
        answer_author(actor=court.people["deputy"], appeal=Appeal.objects.get(), text="So?")
        answer_author(actor=court.people["deputy"], appeal=Appeal.objects.get(), text="So?")
        AppealMessage.objects.filter(by_coordination=True).delete()
    assert AppealMessage.objects.count() == 1


@pytest.mark.parametrize("text", ["", "  ", "y" * 4001, "a\x00b"])
def test_a_refused_answer_keeps_what_was_typed(court: Court, text: str) -> None:
    decision = court.decide()
    answer = court.client("author").post(own_url(decision), {"text": text})
    assert answer.status_code == 422
    assert text.strip().replace("\x00", "") in answer.content.decode().replace("\x00", "")
    assert not AppealMessage.objects.exists()


def test_a_decided_objection_takes_no_more_words(court: Court) -> None:
    decision = court.decide()
    object_to(actor=court.people["author"], decision=decision, text="No.")
    decide_appeal(actor=court.people["deputy"], appeal=decision.appeal, granted=False, reason="r")
    url = coordination_url(court, decision)
    late = court.client("deputy").post(url, {"text": "One more thing"})
    assert late.status_code == 409
    assert "One more thing</textarea>" in late.content.decode()
    again = court.client("deputy").post(f"{url}outcome/", {"end-outcome": "granted", "end-reason": "r"})
    assert again.status_code == 409
    assert Appeal.objects.get().state == AppealState.REJECTED


@pytest.mark.django_db(transaction=True)
def test_of_two_outcomes_at_the_same_moment_one_wins(court: Court) -> None:
    decision = court.decide()
    Membership.objects.filter(user=court.people["other"]).update(role=Role.DEPUTY)
    object_to(actor=court.people["author"], decision=decision, text="No.")

    def by(key: str, *, granted: bool):
        def call():
            appeal = Appeal.objects.select_related("decision__post__thread__group", "decision__author", "decision__group").get()
            return decide_appeal(actor=court.people[key], appeal=appeal, granted=granted, reason=key)

        return call

    answers = at_once(by("deputy", granted=True), by("other", granted=False))
    assert sorted(type(answer).__name__ for answer in answers) == ["Appeal", "DecidedMeanwhileError"]
    appeal = Appeal.objects.get()
    court.post.refresh_from_db()
    assert (court.post.withdrawn_at is None) == (appeal.state == AppealState.GRANTED)
    assert issubclass(DecidedMeanwhileError, Exception)


def test_hostile_words_of_both_sides_run_nowhere(court: Court) -> None:
    decision = court.decide()
    object_to(actor=court.people["author"], decision=decision, text="x")
    for hostile in HOSTILE:
        AppealMessage.objects.update(text=hostile[:4000])
        ModerationDecision.objects.update(reason=hostile[:1000])
        for text in (page(court.client("author"), own_url(decision)), court.text("deputy", coordination_url(court, decision))):
            assert dangers(text.partition("<main")[2].partition("</main")[0]) == []


def test_a_granted_objection_leaves_what_was_decided_later(court: Court) -> None:
    decision = court.decide()
    object_to(actor=court.people["author"], decision=decision, text="No.")
    court.decide(DecisionKind.REMOVE, by="deputy")
    decide_appeal(actor=court.people["deputy"], appeal=Appeal.objects.get(), granted=True, reason="A misunderstanding.")
    court.post.refresh_from_db()
    assert (court.post.withdrawn_at is None, court.post.hidden) == (False, False)
    assert [row.kind for row in ModerationDecision.objects.order_by("pk")] == ["hide", "remove"]
    assert Appeal.objects.get().state == AppealState.GRANTED


def test_reports_closed_later_leave_a_granted_objection_its_effect(court: Court) -> None:
    decision = court.decide(DecisionKind.REMOVE)
    object_to(actor=court.people["author"], decision=decision, text="No.")
    court.decide(DecisionKind.KEEP, by="deputy")
    decide_appeal(actor=court.people["deputy"], appeal=Appeal.objects.get(), granted=True, reason="A misunderstanding.")
    court.post.refresh_from_db()
    assert court.post.stands


def test_objections_go_with_a_thread_whose_new_group_then_decides(court: Court) -> None:
    decision, south = court.decide(), make_group("south")
    object_to(actor=court.people["author"], decision=decision, text="No.")
    put_in(south, court.people["coordinator"], role=Role.COORDINATOR)
    court.people["judge"] = make_member(south, name="Jo Judge", role=Role.COORDINATOR)
    move_thread(actor=court.people["coordinator"], thread=court.thread, to=south)
    court.mails()
    url = f"/en/groups/south/moderation/decisions/{decision.public_id}/"
    assert "On the decision about post 2" in court.text("judge", "/en/groups/south/moderation/")
    assert "On the decision about post 2" not in court.text("deputy", court.url("moderation/"))
    court.text("deputy", coordination_url(court, decision), 404)
    court.client("author").post(own_url(decision), {"text": "I wait."})
    sent = court.mails()
    assert set(sent) == {"coordinator", "judge"}
    assert url in sent["judge"][0].body
    assert "I wait." in court.text("judge", url)
    for act in (
        partial(answer_author, text="Who?"),
        partial(decide_appeal, granted=True, reason="r"),
    ):
        with pytest.raises(NotAMemberError):
            act(actor=court.people["deputy"], appeal=Appeal.objects.get())
    court.client("judge").post(f"{url}outcome/", {"end-outcome": "granted", "end-reason": "Fair."})
    assert "Fair." in court.mails()["author"][0].body
    assert Post.objects.get(pk=court.post.pk).stands
    assert list(ModerationDecision.objects.order_by("pk").values_list("kind", "group__slug")) == [("hide", "north"), ("restore", "south")]
