"""What mails of moderation name: nothing that their reader may no longer know."""

from __future__ import annotations

import pytest

from stakeholder_groups.discussions.services import set_hidden
from stakeholder_groups.groups.services.members import leave
from stakeholder_groups.moderation.enums import DecisionKind
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
