"""Who an invitation lets in, and whom it does not."""

import threading
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as django_mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from exchange.accounts import services
from exchange.accounts.enums import InvitationKind, InvitationState
from exchange.accounts.models import Invitation, User
from exchange.accounts.roles import EXPERTS, NETWORK_ADMINISTRATORS, editors_group_name
from exchange.accounts.signals import invitation_accepted
from exchange.core import outbox
from exchange.core.models import OutboxEntry
from tests.factories.accounts import UserFactory, make_invitation
from tests.helpers.roles import sign_in

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
    assert token not in str(OutboxEntry.objects.get().payload)
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


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ({}, 200),
        ({"revoked_at": timezone.now()}, 404),
        ({"expires_at": timezone.now() - timedelta(seconds=1)}, 410),
        ({"accepted_at": timezone.now()}, 410),
    ],
)
def test_a_link_that_no_longer_works_tells_whom_to_ask_and_names_no_address(client, state, status):
    inviter = UserFactory(display_name="Ada Admin", groups=[NETWORK_ADMINISTRATORS])
    _, token = make_invitation(actor=inviter, **state)
    for method in (client.get, client.post):
        response = method(address(token))
        assert response.status_code == status
        assert "@example.eu" not in response.content.decode()
        assert ("Ada Admin" in response.content.decode()) == (status != 404)


def test_a_wrong_and_a_revoked_link_answer_alike(client):
    _, token = make_invitation(revoked_at=timezone.now())
    pages = {client.get(address(each)).content.decode().replace(f"/invitation/{each}/", "") for each in (token, "wrong", token[:-1])}
    assert len(pages) == 1
    assert client.get("/en/invitation/").status_code == 404


@pytest.mark.parametrize("email", ["other@example.eu", "known@example.eu"])
def test_a_forwarded_link_refuses_every_other_address_in_the_same_words(client, email):
    UserFactory(email="known@example.eu")
    invitation, token = make_invitation()
    response = sign_up(client, token, email=email)
    page = response.content.decode()
    assert "The invitation was sent to another address" in page
    assert email in page
    assert "Nora New" in page
    assert "new@example.eu" not in page
    assert not signed_in(client)
    invitation.refresh_from_db()
    assert invitation.state is InvitationState.OPEN


def test_a_link_forwarded_to_another_account_is_refused_without_saying_whose_it_was(client):
    other = UserFactory()
    invitation, token = make_invitation()
    sign_in(client, other)
    for response in (client.get(address(token)), client.post(address(token))):
        assert response.status_code == 403
        assert "new@example.eu" not in response.content.decode()
    invitation.refresh_from_db()
    assert invitation.state is InvitationState.OPEN
    assert not other.groups.exists()


def test_who_is_signed_in_with_that_address_accepts_by_post_only(client):
    user = UserFactory(email="new@example.eu")
    _, token = make_invitation(kind=InvitationKind.EDITOR, target={"partner": "gavle"})
    sign_in(client, user)
    assert client.get(address(token)).status_code == 200
    assert not user.groups.exists()
    response = client.post(address(token))
    assert response.headers["Location"] == "/admin/"
    assert user.groups.get().name == editors_group_name("gavle")
    assert client.post(address(token)).status_code == 410


def test_who_has_an_account_and_signs_up_is_led_to_sign_in_and_back(client):
    UserFactory(email="new@example.eu")
    _, token = make_invitation()
    response = sign_up(client, token)
    assert response.headers["Location"] == "/en/account/login/code/confirm/?next=%2Fen%2Finvitation%2F"
    assert not signed_in(client)
    outbox.drain()
    code = next(line for line in django_mail.outbox[-1].body.splitlines() if line.isdigit())
    back = client.post("/en/account/login/code/confirm/", {"code": code, "next": "/en/invitation/"})
    assert back.headers["Location"] == "/en/invitation/"
    assert client.get("/en/invitation/").status_code == 200
    assert client.post("/en/invitation/").headers["Location"] == "/admin/"
    assert User.objects.get(email="new@example.eu").groups.get().name == EXPERTS


def test_revoking_and_sending_anew_close_the_door_half_way(client):
    invitation, token = make_invitation()
    client.get(address(token))
    _, fresh = services.resend(actor=None, invitation=invitation)
    assert "by invitation" in sign_up(client, token).content.decode()
    assert client.get(address(token)).status_code == 404
    client.get(address(fresh))
    services.revoke(actor=None, invitation=invitation)
    closed = client.post("/en/account/signup/", {"display_name": "N", "email": "new@example.eu", "website": ""})
    assert "by invitation" in closed.content.decode()
    assert not User.objects.exists()


def test_a_receiver_that_fails_undoes_account_and_acceptance(client):
    invitation, token = make_invitation(kind=InvitationKind.GROUP, target={"group_id": 1})

    def fail(**kwargs):
        raise RuntimeError("group is gone")

    invitation_accepted.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            sign_up(client, token)
    finally:
        invitation_accepted.disconnect(fail)
    invitation.refresh_from_db()
    assert invitation.state is InvitationState.OPEN
    assert not User.objects.exists()


def test_a_receiver_leads_the_new_member_on(client):
    _, token = make_invitation(kind=InvitationKind.GROUP, target={"group_id": 1})

    def lead(invitation, user, **kwargs):
        return f"/en/groups/{invitation.target['group_id']}/"

    invitation_accepted.connect(lead)
    try:
        assert sign_up(client, token).headers["Location"] == "/en/groups/1/"
    finally:
        invitation_accepted.disconnect(lead)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_gets_it():
    user = UserFactory(email="new@example.eu")
    invitation, _ = make_invitation()
    start, outcomes = threading.Barrier(2), []

    def take():
        start.wait()
        try:
            services.accept(invitation=Invitation.objects.get(pk=invitation.pk), user=User.objects.get(pk=user.pk))
            outcomes.append("taken")
        except services.InvitationClosedError:
            outcomes.append("closed")
        finally:
            connection.close()

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["closed", "taken"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_sign_up_at_once_with_one_link_one_gets_in():
    _, token = make_invitation()
    clients, start = [Client(), Client()], threading.Barrier(2)
    for each in clients:
        each.get(address(token))

    def post(each):
        start.wait()
        each.post("/en/account/signup/", {"display_name": "N", "email": "new@example.eu", "website": ""})
        connection.close()

    threads = [threading.Thread(target=post, args=[each]) for each in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert User.objects.filter(email="new@example.eu").count() == 1
    assert sorted(signed_in(each) for each in clients) == [False, True]
