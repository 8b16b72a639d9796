"""Who an invitation lets in, and whom it does not."""

import re
import threading
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core import mail as django_mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone

from exchange.accounts import services
from exchange.accounts.enums import InvitationKind, InvitationState
from exchange.accounts.models import Invitation, User
from exchange.accounts.roles import EXPERTS, NETWORK_ADMINISTRATORS, is_staff_role
from exchange.accounts.signals import invitation_accepted
from exchange.core import outbox
from tests.factories.accounts import UserFactory, make_invitation

pytestmark = pytest.mark.django_db


def address(token: str) -> str:
    return f"/en/invitation/{token}/"


def sign_up(client, token, email="new@example.eu", **extra):
    client.get(address(token))
    return client.post("/en/account/signup/", {"display_name": "Nora New", "email": email, "website": "", **extra})


def signed_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_the_table_of_invitations_holds_no_token_and_the_mail_holds_the_link():
    invitation, token = make_invitation(language="pl")
    stored = "".join(str(value) for value in Invitation.objects.values_list().get())
    assert token not in stored
    outbox.drain()
    (sent,) = django_mail.outbox
    assert sent.to == ["new@example.eu"]
    assert f"http://testserver/pl/invitation/{token}/" in sent.body
    assert invitation.state is InvitationState.OPEN


def test_the_page_says_who_invites_to_what_and_what_is_seen_but_not_whose_it_is(client):
    inviter = UserFactory(display_name="Ada Admin", groups=[NETWORK_ADMINISTRATORS])
    _, token = make_invitation(actor=inviter)
    response = client.get(address(token))
    page = response.content.decode()
    assert response.status_code == 200
    assert "Ada Admin" in page
    assert "Thematic expert" in page
    assert "What others there see of you" in page
    assert "new@example.eu" not in page
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response.headers["Cache-Control"]


def test_a_new_person_gets_in_once_without_a_second_code(client):
    invitation, token = make_invitation()
    response = sign_up(client, token)
    assert (response.status_code, signed_in(client)) == (302, True)
    user = User.objects.get(email="new@example.eu")
    invitation.refresh_from_db()
    assert invitation.accepted_by == user
    assert user.display_name == "Nora New"
    assert user.groups.get().name == EXPERTS
    assert EmailAddress.objects.get(user=user).verified
    assert response.headers["Location"] == "/admin/"


@pytest.mark.parametrize("door", ["/en/account/signup/", "/en/account/signup/passkey/", "/en/account/3rdparty/signup/"])
def test_without_an_invitation_every_door_of_sign_up_is_closed(client, door):
    page = client.get(door)
    client.post(door, {"display_name": "X", "email": "x@example.eu", "website": ""})
    assert not User.objects.filter(email="x@example.eu").exists()
    assert page.status_code == 302 or "by invitation" in page.content.decode()


def test_sign_up_by_passkey_obeys_the_invitation_and_goes_on_to_make_the_passkey(client):
    invitation, token = make_invitation()
    client.get(address(token))
    wrong = client.post("/en/account/signup/passkey/", {"display_name": "N", "email": "thief@example.eu", "website": ""})
    assert "another address" in wrong.content.decode()
    response = client.post("/en/account/signup/passkey/", {"display_name": "N", "email": "new@example.eu", "website": ""})
    assert response.headers["Location"] == "/en/account/2fa/webauthn/signup/"
    assert client.get(response.headers["Location"]).status_code == 200
    invitation.refresh_from_db()
    assert invitation.state is InvitationState.ACCEPTED
