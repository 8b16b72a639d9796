"""Profile, administrators' invitations and Wagtail's screens about people."""

import pytest
from django.core import mail as django_mail

from exchange.accounts.enums import InvitationState
from exchange.accounts.models import Invitation, User
from exchange.accounts.roles import NETWORK_ADMINISTRATORS, editors_group_name
from exchange.accounts.staff_groups import staff_group
from exchange.core import outbox
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_participation
from tests.helpers.roles import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    user = UserFactory(groups=[NETWORK_ADMINISTRATORS])
    sign_in(client, user, second_factor=True)
    return user


@pytest.fixture
def superuser(client):
    user = UserFactory(superuser=True)
    sign_in(client, user, second_factor=True)
    return user


def test_an_organisation_that_rights_hang_on_is_not_ones_own_to_write(client):
    lead, other = make_participation("gavle").organisation, make_participation("ivace").organisation
    member, administrator = UserFactory(organisation=other), UserFactory(organisation=other, groups=[NETWORK_ADMINISTRATORS])
    for user, written in ((member, lead), (administrator, other)):
        sign_in(client, user, second_factor=True)
        assert ('name="organisation"' in client.get("/en/account/profile/").content.decode()) is (user is member)
        saved = client.post("/en/account/profile/", {"display_name": "Karin", "language": "sv", "organisation": lead.pk})
        assert saved.status_code == 302
        user.refresh_from_db()
        assert user.organisation == written


def test_profile_saves_name_and_language_and_refuses_keeping_what_was_typed(client):
    user = UserFactory(display_name="Old")
    sign_in(client, user)
    refused = client.post("/en/account/profile/", {"display_name": "x" * 121, "language": "pl"})
    assert "x" * 121 in refused.content.decode()
    assert "Old" in refused.content.decode()
    saved = client.post(
        "/en/account/profile/", {"display_name": "Karin", "language": "sv", "is_superuser": "on", "email": "evil@example.eu"}
    )
    assert saved.headers["Location"] == "/sv/account/profile/"
    assert saved.cookies["exchange_language"].value == "sv"
    user.refresh_from_db()
    assert (user.display_name, user.language, user.is_superuser) == ("Karin", "sv", False)
    assert user.email != "evil@example.eu"


def test_administrators_invite_send_anew_and_revoke(client, administrator):
    staff_group(editors_group_name("gavle"))
    missing = client.post("/admin/invitations/", {"email": "e@example.eu", "kind": "editor", "partner": "", "language": "sv"})
    assert missing.status_code == 200
    assert "e@example.eu" in missing.content.decode()
    client.post("/admin/invitations/", {"email": "e@example.eu", "kind": "editor", "partner": "gavle", "language": "sv"})
    invitation = Invitation.objects.get()
    assert (invitation.target, invitation.language, invitation.invited_by) == ({"partner": "gavle"}, "sv", administrator)
    listed = client.get("/admin/invitations/").content.decode()
    assert "e@example.eu" in listed
    assert invitation.token_digest not in listed
    outbox.drain()
    client.post(f"/admin/invitations/{invitation.pk}/resend/")
    outbox.drain()
    client.post(f"/admin/invitations/{invitation.pk}/revoke/")
    client.post(f"/admin/invitations/{invitation.pk}/resend/")
    earlier = invitation.token_digest
    invitation.refresh_from_db()
    assert invitation.token_digest != earlier
    assert (invitation.state, invitation.sent_count) == (InvitationState.REVOKED, 2)
    outbox.drain()
    assert len(django_mail.outbox) == 2
    assert client.post("/admin/invitations/999/revoke/").status_code == 404
    assert client.get(f"/admin/invitations/{invitation.pk}/revoke/").status_code == 405


def test_invitations_into_groups_are_not_administrators_business(client, administrator):
    from tests.factories.accounts import make_invitation

    invitation, _ = make_invitation(kind="group", target={"group_id": 1}, email="member@example.eu")
    assert "member@example.eu" not in client.get("/admin/invitations/").content.decode()
    assert client.post(f"/admin/invitations/{invitation.pk}/revoke/").status_code == 404


def test_superusers_manage_people_without_user_names_and_passwords(client, superuser):
    assert client.get("/admin/users/").status_code == 200
    assert client.get("/admin/users/?q=person").status_code == 200
    page = client.get("/admin/users/new/").content.decode()
    assert "display_name" in page
    assert "password1" not in page
    client.post("/admin/users/new/", {"email": "New@Example.eu", "display_name": "New", "language": "it"})
    person = User.objects.get(email="new@example.eu")
    assert not person.has_usable_password()
    edit = f"/admin/users/edit/{person.pk}/"
    assert client.get(edit).status_code == 200
    client.post(edit, {"email": "new@example.eu", "display_name": "Renamed", "language": "it", "is_active": "on"})
    person.refresh_from_db()
    assert person.display_name == "Renamed"


def test_nobody_else_manages_people_and_no_editor_changes_her_account_there(client, administrator):
    assert client.get("/admin/users/").status_code == 404
    assert client.get(f"/admin/users/edit/{administrator.pk}/").status_code == 404
    page = client.get("/admin/account/")
    assert page.status_code == 200
    assert "avatar" not in page.content.decode().split("<main", 1)[-1]
    client.post("/admin/account/", {"name_email-first_name": "X", "locale-preferred_language": "it"})
    assert User.objects.get(pk=administrator.pk).display_name == administrator.display_name
