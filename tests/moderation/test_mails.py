"""What mails of moderation name: nothing that their reader may no longer know."""

from __future__ import annotations

import pytest

from stakeholder_groups.discussions.services import set_hidden
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.services.members import leave
from stakeholder_groups.moderation.enums import DecisionKind
from stakeholder_groups.moderation.services import object_to
from tests.moderation.conftest import Court

pytestmark = pytest.mark.django_db


def test_who_left_hears_of_a_decision_without_the_title_of_the_thread(court: Court) -> None:
    assert "Vouchers" in court.mails_of("author", DecisionKind.WARN).subject
    leave(membership=court.membership("author"))
    for kind, words in ((DecisionKind.HIDE, "was hidden"), (DecisionKind.RESTORE, "shown again"), (DecisionKind.REMOVE, "withdrawn")):
        sent = court.mails_of("author", kind)
        assert words in sent.subject
        assert "Vouchers" not in sent.subject + sent.body
        assert "/threads/" not in sent.body


def test_a_member_hears_of_a_decision_in_a_hidden_thread_without_its_title(court: Court) -> None:
    court.report()
    set_hidden(actor=court.people["coordinator"], thread=court.thread, hidden=True)
    court.mails()
    court.decide()
    sent = court.mails()
    for key in ("author", "reader"):
        assert "Vouchers" not in sent[key][0].subject + sent[key][0].body
        assert court.thread.public_id not in sent[key][0].body


def test_a_mail_that_waited_names_no_thread_that_its_reader_has_left_meanwhile(court: Court) -> None:
    court.report()
    court.mails()
    court.decide()
    for key in ("author", "reader"):
        leave(membership=court.membership(key))
    sent = court.mails()
    assert set(sent) == {"author"}, "who reported and left hears nothing more of the group"
    (mail,) = sent["author"]
    assert mail.subject == "A post of yours was hidden"
    assert "It is about people." in mail.body
    assert "Vouchers" not in mail.subject + mail.body


def test_a_mail_that_waited_names_no_thread_that_was_hidden_meanwhile(court: Court) -> None:
    court.report()
    court.mails()
    court.decide()
    set_hidden(actor=court.people["coordinator"], thread=court.thread, hidden=True)
    sent = court.mails()
    for key, words in (("author", "A post of yours was hidden"), ("reader", "A report of yours was decided on")):
        mail = next(mail for mail in sent[key] if mail.subject == words)
        assert "Vouchers" not in mail.body


def test_who_coordinates_no_longer_is_told_of_no_report_and_no_objection(court: Court) -> None:
    decision = court.decide(DecisionKind.WARN)
    court.mails()
    court.report()
    object_to(actor=court.people["author"], decision=decision, text="No.")
    Membership.objects.filter(user=court.people["deputy"]).update(role=Role.MEMBER)
    sent = court.mails()
    assert set(sent) == {"coordinator"}
    assert len(sent["coordinator"]) == 2
