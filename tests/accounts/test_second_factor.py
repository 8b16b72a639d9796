"""Who enters /admin/, and what a session must have shown."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.models import Permission
from django.test import RequestFactory

from exchange.accounts import second_factor
from exchange.accounts.roles import EXPERTS, NETWORK_ADMINISTRATORS
from tests.factories.accounts import PASSWORD, UserFactory
from tests.helpers.roles import give_totp, make_people, sign_in, totp_code

pytestmark = pytest.mark.django_db

ENTER = {"editor", "other_editor", "administrator", "expert", "superuser"}


def test_staff_enter_others_find_nothing_anonymous_people_are_led_to_sign_in():
    for role, person in make_people().items():
        response = person.client.get("/admin/")
        expected = 200 if role in ENTER else 302 if role == "anonymous" else 404
        assert response.status_code == expected, role
        unknown = person.client.get("/admin/no-such-page/")
        assert unknown.status_code == (302 if role == "anonymous" else 404), role


def test_anonymous_people_come_back_to_where_they_wanted(client):
    response = client.get("/admin/pages/?q=1")
    assert response.headers["Location"] == "/en/account/login/?next=/admin/pages/%3Fq%3D1"
    assert client.get("/admin/pages/", headers={"x-requested-with": "XMLHttpRequest"}).status_code in {403, 404}


@pytest.mark.django_db(transaction=True)  # allauth tells of the new factor after the commit
def test_without_a_factor_staff_are_led_to_set_one_up_and_back(client):
    user = UserFactory(groups=[EXPERTS])
    sign_in(client, user)
    response = client.get("/admin/pages/")
    assert response.headers["Location"] == "/en/account/second-factor/?next=%2Fadmin%2Fpages%2F"
    page = client.get(response.headers["Location"]).content.decode()
    assert "/en/account/2fa/totp/activate/" in page
    client.get("/en/account/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    codes = client.post("/en/account/2fa/totp/activate/", {"code": totp_code(secret)}, follow=True)
    assert 'href="/admin/pages/"' in codes.content.decode()
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    assert secret not in str(Authenticator.objects.get(user=user, type="totp").data)
    back = client.get(response.headers["Location"]).content.decode()
    assert 'href="/admin/pages/"' in back
    assert client.get("/admin/").status_code == 200


def test_with_a_factor_set_up_but_not_shown_staff_are_led_to_confirm_it_and_back(client):
    user = UserFactory(groups=[NETWORK_ADMINISTRATORS], password=PASSWORD)
    secret = give_totp(user)
    sign_in(client, user)
    response = client.get("/admin/")
    assert response.headers["Location"] == "/en/account/2fa/reauthenticate/?next=%2Fadmin%2F"
    assert client.post("/en/account/2fa/reauthenticate/", {"code": "000000", "next": "/admin/"}).status_code == 200
    assert client.get("/admin/").status_code == 302
    back = client.post("/en/account/2fa/reauthenticate/", {"code": totp_code(secret), "next": "/admin/"})
    assert back.headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_further_factor_made_in_a_session_without_the_first_does_not_count(client):
    user = UserFactory(groups=[EXPERTS])
    give_totp(user)
    sign_in(client, user)
    request = RequestFactory().get("/")
    request.session, request.user = client.session, user
    added = Authenticator.objects.create(user=user, type="webauthn", data={})
    authenticator_added.send(sender=Authenticator, request=request, user=user, authenticator=added)
    assert not second_factor.passed(request, user)


def test_a_passkey_made_at_sign_up_counts_in_that_session_only(client):
    user, other = UserFactory(groups=[EXPERTS]), UserFactory()
    sign_in(client, user)
    request = RequestFactory().get("/")
    request.session, request.user = client.session, user
    added = Authenticator.objects.create(user=user, type="webauthn", data={})
    authenticator_added.send(sender=Authenticator, request=request, user=user, authenticator=added)
    assert second_factor.passed(request, user)
    assert not second_factor.passed(request, other)


def test_the_demo_asks_for_none_and_says_so(client, settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    assert "without a second factor" in client.get("/en/account/login/").content.decode()
    sign_in(client, UserFactory(groups=[EXPERTS]))
    page = client.get("/admin/")
    assert page.status_code == 200
    assert "without a second factor" in page.content.decode()


def test_a_member_with_wagtails_permission_but_no_role_stays_outside(client):
    user = UserFactory()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    sign_in(client, user, second_factor=True)
    assert client.get("/admin/").status_code == 404


def test_a_forbidden_page_answers_as_one_that_does_not_exist(client):
    sign_in(client, UserFactory(groups=[EXPERTS]), second_factor=True)
    for headers in ({}, {"x-requested-with": "XMLHttpRequest"}):
        assert client.get("/admin/users/", headers=headers).status_code == 404
        assert client.get("/admin/groups/", headers=headers).status_code == 404
        assert client.get("/admin/invitations/", headers=headers).status_code == 404
