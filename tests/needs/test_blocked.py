"""Who was blocked from writing in a group raises, changes and answers no need there either."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.moderation.services import block_member
from stakeholder_groups.needs import services
from stakeholder_groups.needs.enums import NeedState, Step
from stakeholder_groups.needs.models import Need
from tests.needs.conftest import Place

pytestmark = pytest.mark.django_db


def test_a_blocked_member_raises_changes_and_answers_no_need(place: Place) -> None:
    need, member = place.need(), place.people["member"]
    membership = Membership.objects.get(group=place.group, user=member)
    until = timezone.now() + timedelta(days=3)
    block_member(actor=place.people["coordinator"], membership=membership, until=until, reason="Calm down")
    for path in ("needs/new/", place.at(need, "edit/")):
        refused = place.post("member", path, title="What I typed")
        assert refused.status_code == 422
        for words in ("blocked you", "What I typed"):
            assert words in refused.content.decode()
    refused = place.post("member", place.at(need, "answered/"), reason="What I typed")
    assert refused.status_code == 422
    assert "What I typed" in refused.content.decode()
    assert "blocked you" in refused.content.decode()
    with pytest.raises(WritingRefusedError):
        services.mark_match(actor=member, need=need, practice_key=uuid4())
    assert [(one.title, one.state) for one in Need.objects.all()] == [("Help with vouchers", NeedState.OPEN)]
    services.take_step(actor=member, need=need, step=Step.WITHDRAWN)
    assert Need.objects.get().state == NeedState.WITHDRAWN
