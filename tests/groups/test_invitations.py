"""A pasted list: the good lines are sent, the bad ones say why, and nobody is invited twice."""

from __future__ import annotations

import pytest

from exchange.accounts.models import Invitation
from exchange.accounts.services import accept
from exchange.core import outbox
from stakeholder_groups.groups.enums import LineProblem, LineState
from stakeholder_groups.groups.models import InvitationBatch
from stakeholder_groups.groups.services.inviting import invitations_of
from tests.factories.accounts import UserFactory


def paste(house, text, language="pl"):
    answer = house.post("coordinator", "invitations/", people=text, language=language)
    assert answer.status_code == 302
    return InvitationBatch.objects.latest("pk")


TWENTY = [f"person{number}@example.org; Firm {number}; enterprise; Person {number}" for number in range(17)]
BAD = ["nobody; Firm; enterprise", "a@example.org; Firm; guild", "b@example.org"]


@pytest.mark.usefixtures("house")
def test_seventeen_of_twenty_are_sent_and_three_say_why(house):
    batch = paste(house, "\n".join(TWENTY[:9] + BAD + TWENTY[9:]))
    waiting = house.get("coordinator", f"invitations/lists/{batch.pk}/").content.decode()
    assert "3 of 20 lines are done: 0 sent." in waiting
    outbox.drain()
    outbox.drain()
    page = house.get("coordinator", f"invitations/lists/{batch.pk}/").content.decode()
    assert "20 of 20 lines are done: 17 sent." in page
    for problem in (LineProblem.BAD_ADDRESS, LineProblem.UNKNOWN_KIND, LineProblem.MISSING_PARTS):
        assert str(problem.label) in page
    for line in BAD:
        assert page.count(line) == 2, "in the table and in the form that sends it again"
    assert invitations_of(house.group).count() == 17
    assert Invitation.objects.filter(language="pl").count() == 17


def test_a_second_list_invites_nobody_twice_and_no_member(house):
    paste(house, TWENTY[0])
    outbox.drain()
    batch = paste(house, f"{TWENTY[0]}\n{house.people['member'].email}; Chamber; chamber")
    outbox.drain()
    assert [(line.state, line.problem) for line in batch.lines.all()] == [
        (LineState.REFUSED, LineProblem.ALREADY_INVITED),
        (LineState.REFUSED, LineProblem.ALREADY_MEMBER),
    ]
    assert invitations_of(house.group).count() == 1


@pytest.mark.parametrize("people", ["", "  \n ", "\n".join(["x"] * 301)])
def test_an_unusable_list_is_refused_and_kept(house, people):
    answer = house.post("coordinator", "invitations/", people=people, language="pl")
    assert answer.status_code == 422
    assert not InvitationBatch.objects.exists()


def test_who_no_longer_coordinates_sends_nothing_more(house):
    batch = paste(house, TWENTY[0])
    membership = house.membership("coordinator")
    membership.role = "member"
    membership.save()
    outbox.drain()
    assert batch.lines.get().problem == LineProblem.NOT_ALLOWED
    assert not invitations_of(house.group).exists()


def test_an_accepted_invitation_lets_in_with_organisation_and_kind(house):
    paste(house, TWENTY[3])
    outbox.drain()
    invitation = invitations_of(house.group).get()
    user = UserFactory(email=invitation.email, display_name="")
    assert house.client("stranger").get(house.url()).status_code == 404
    landing = accept(invitation=invitation, user=user)
    assert landing == house.group.get_absolute_url()
    membership = house.group.memberships.get(user=user)
    assert (membership.organisation_name, membership.kind, user.display_name) == ("Firm 3", "enterprise", "Person 3")


def test_invitations_are_sent_again_and_revoked_by_the_own_coordinator_only(house):
    paste(house, TWENTY[0])
    outbox.drain()
    invitation = invitations_of(house.group).get()
    for verb in ("resend", "revoke"):
        rest = f"invitations/{invitation.pk}/{verb}/"
        assert house.post("member", rest).status_code == 403
        assert house.client("other").post(f"/en/groups/south/{rest}").status_code == 404
        assert house.post("coordinator", rest).status_code == 302
    invitation.refresh_from_db()
    assert invitation.revoked_at
    page = house.client("coordinator").get(house.url("invitations/")).content.decode()
    assert invitation.email in page
    assert "Send again" not in page
