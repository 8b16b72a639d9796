"""Inviting: who may, how often, again and no longer."""

import pytest
from django.core import mail as django_mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.utils import timezone

from exchange.accounts import services
from exchange.accounts.enums import InvitationKind
from exchange.accounts.models import Invitation, User
from exchange.accounts.roles import NETWORK_ADMINISTRATORS, is_network_administrator
from exchange.core import outbox
from tests.factories.accounts import UserFactory, make_invitation

pytestmark = pytest.mark.django_db


def test_asking_the_same_again_sends_the_open_invitation_anew():
    first, token = make_invitation()
    again, fresh = make_invitation()
    assert (again.pk, again.sent_count) == (first.pk, 2)
    assert token != fresh
    other, _ = make_invitation(kind=InvitationKind.ADMINISTRATOR)
    assert other.pk != first.pk


def test_a_closed_invitation_is_neither_sent_anew_nor_revoked():
    invitation, _ = make_invitation(accepted_at=timezone.now())
    with pytest.raises(services.InvitationClosedError):
        services.resend(actor=None, invitation=invitation)
    assert services.revoke(actor=None, invitation=invitation) is False


def test_a_waiting_mail_goes_only_while_its_link_opens():
    kept, _ = make_invitation(email="kept@example.eu")
    revoked, _ = make_invitation(email="revoked@example.eu")
    again, _ = make_invitation(email="again@example.eu")
    services.revoke(actor=None, invitation=revoked)
    _, fresh = services.resend(actor=None, invitation=again)
    outbox.drain()
    assert [sent.to for sent in django_mail.outbox] == [[kept.email], [again.email]]
    assert fresh in str(django_mail.outbox[1].body)


@pytest.mark.parametrize("role", [[], ["Thematic experts"], ["Editors: gavle"]])
def test_only_administrators_invite_staff(role):
    with pytest.raises(PermissionDenied):
        services.invite(actor=UserFactory(groups=role), email="x@example.eu", kind="expert")
    invitation, _ = make_invitation()
    for change in (services.resend, services.revoke):
        with pytest.raises(PermissionDenied):
            change(actor=UserFactory(groups=role), invitation=invitation)
    with pytest.raises(ValidationError):
        services.invite(actor=None, email="x@example.eu", kind="editor")
    services.invite(actor=UserFactory(groups=[NETWORK_ADMINISTRATORS]), email="x@example.eu", kind="expert")


def test_what_is_no_address_and_too_many_a_day_are_refused(settings):
    settings.EXCHANGE_RATE_LIMITS_ENABLED = True
    settings.INVITATIONS_A_DAY = 1
    inviter = UserFactory(groups=[NETWORK_ADMINISTRATORS])
    with pytest.raises(ValidationError):
        services.invite(actor=inviter, email="karin.lind@", kind="expert")
    services.invite(actor=inviter, email="a@example.eu", kind="expert")
    with pytest.raises(services.DailyLimitReachedError):
        services.invite(actor=inviter, email="b@example.eu", kind="expert")
    assert Invitation.objects.count() == 1


def test_invite_admin_prints_a_link_that_makes_an_administrator(client, capsys):
    call_command("invite-admin", "First@Example.eu")
    link = capsys.readouterr().out.split()[-1]
    outbox.drain()
    assert link in django_mail.outbox[0].body
    path = link.removeprefix("http://testserver")
    client.get(path)
    client.post("/en/account/signup/", {"display_name": "First", "email": "first@example.eu", "website": ""})
    assert is_network_administrator(User.objects.get(email="first@example.eu"))
    with pytest.raises(CommandError):
        call_command("invite-admin", "nonsense")
