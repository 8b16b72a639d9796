"""Hiding a whole thread is a decision like others: in the log, told to the thread's author, who can object."""

from __future__ import annotations

import pytest

from stakeholder_groups.discussions.models import Thread, ThreadOperation
from stakeholder_groups.discussions.services import set_hidden, split_thread, undo
from stakeholder_groups.groups.services.members import leave
from stakeholder_groups.moderation.enums import AppealState
from stakeholder_groups.moderation.models import Appeal, ModerationDecision
from stakeholder_groups.moderation.services import decide_appeal, object_to
from tests.discussions.test_posts import page
from tests.helpers.threads import faults_of
from tests.moderation.conftest import Court
from tests.moderation.test_objecting import coordination_url, own_url

pytestmark = pytest.mark.django_db


def hide(court: Court, *, hidden: bool = True, by: str = "coordinator") -> ModerationDecision:
    thread = Thread.objects.select_related("group").get(pk=court.thread.pk)
    set_hidden(actor=court.people[by], thread=thread, hidden=hidden, reason="It names a firm.")
    found: ModerationDecision = ModerationDecision.objects.latest("pk")
    return found


def kinds() -> list[str]:
    return [row.kind for row in ModerationDecision.objects.order_by("pk")]


def test_hiding_a_thread_is_told_written_down_and_can_be_objected_to(court: Court) -> None:
    court.mails()
    decision = hide(court)
    (mail,) = court.mails()["reader"]
    assert mail.subject == "Your thread “Vouchers” was hidden"
    for words in ("It names a firm.", own_url(decision)):
        assert words in mail.body
    assert "/threads/" not in mail.body, "its author does not find it any more"
    log = court.text("other", court.url("moderation/log/"))
    assert "thread hidden" in log
    assert "It names a firm." not in log
    own = page(court.client("reader"), own_url(decision))
    for words in ("A decision on your thread", "Vouchers", "Who has tried them?", "It names a firm.", "Send your answer"):
        assert words in own
    court.client("reader").post(own_url(decision), {"text": "Which firm?"})
    assert set(court.mails()) == {"coordinator", "deputy"}
    assert "On the decision about the thread “Vouchers”" in court.text("deputy", court.url("moderation/"))
    url = coordination_url(court, decision)
    assert "Decision on the thread “Vouchers”" in court.text("deputy", url)
    court.client("deputy").post(f"{url}outcome/", {"end-outcome": "granted", "end-reason": "None at all."})
    assert "None at all." in court.mails()["reader"][0].body
    assert kinds() == ["hide_all", "show_all"]
    assert ThreadOperation.objects.latest("pk").kind == "shown"
    court.text("reader", court.thread_url)
    assert faults_of(court.thread) == []
    assert "thread shown again" in court.text("other", court.url("moderation/log/"))


def test_showing_a_thread_again_is_told_and_overtakes_the_objection(court: Court) -> None:
    decision = hide(court)
    object_to(actor=court.people["reader"], decision=decision, text="No.")
    court.mails()
    undo(actor=court.people["deputy"], operation=ThreadOperation.objects.latest("pk"))
    (mail,) = court.mails()["reader"]
    assert mail.subject == "Your thread “Vouchers” is shown again"
    assert court.thread_url in mail.body
    hide(court)
    decide_appeal(actor=court.people["deputy"], appeal=Appeal.objects.get(), granted=True, reason="r")
    assert kinds() == ["hide_all", "show_all", "hide_all"]
    assert Thread.objects.get(pk=court.thread.pk).hidden_at
    assert Appeal.objects.get().state == AppealState.GRANTED


def test_who_left_is_told_without_the_title(court: Court) -> None:
    leave(membership=court.membership("reader"))
    court.mails()
    decision = hide(court)
    (mail,) = court.mails()["reader"]
    assert mail.subject == "A thread of yours was hidden"
    assert "Vouchers" not in mail.body + page(court.client("reader"), own_url(decision))


def test_the_own_thread_is_hidden_without_a_mail_and_without_an_objection(court: Court) -> None:
    Thread.objects.filter(pk=court.thread.pk).update(author=court.people["coordinator"])
    court.mails()
    decision = hide(court)
    assert court.mails() == {}
    assert "Send your answer" not in page(court.client("coordinator"), own_url(decision))
    assert "thread hidden" in court.text("other", court.url("moderation/log/"))


def test_a_decision_on_a_thread_is_none_on_its_first_post(court: Court) -> None:
    decision = hide(court)
    hide(court, hidden=False)
    first = court.thread.posts.get(number=1)
    assert "hide_all" not in court.text("coordinator", f"{court.thread_url}posts/{first.seq}/moderate/")
    split_thread(actor=court.people["coordinator"], thread=court.thread, numbers=[1], title="On its own")
    object_to(actor=court.people["reader"], decision=decision, text="Late, but no.")
    assert "the thread “Vouchers”" in court.text("deputy", court.url("moderation/")), "the first post went, the decision stays"
