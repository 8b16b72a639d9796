"""Sign-up by another provider obeys invitations too."""

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse, SignupClosedException
from allauth.socialaccount.internal.flows import signup as flow
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.test import RequestFactory

from exchange.accounts import pending
from exchange.accounts.models import Invitation, User
from exchange.accounts.roles import EXPERTS
from tests.factories.accounts import UserFactory, make_invitation

pytestmark = pytest.mark.django_db

PROVIDERS = {
    "openid_connect": {
        "APPS": [{"provider_id": "login", "name": "Login", "client_id": "x", "secret": "y", "settings": {"server_url": "http://localhost"}}]
    }
}


@pytest.fixture
def request_of_visitor(settings):
    settings.SOCIALACCOUNT_PROVIDERS = PROVIDERS
    request = RequestFactory().get("/")
    SessionMiddleware(lambda request: None).process_request(request)
    MessageMiddleware(lambda request: None).process_request(request)
    request.user = AnonymousUser()
    request.session.save()
    with context.request_context(request):
        yield request


def login_as(email: str) -> SocialLogin:
    account = SocialAccount(provider="login", uid="1")
    return SocialLogin(user=User(email=email), account=account, email_addresses=[EmailAddress(email=email, verified=True, primary=True)])


def test_without_an_invitation_it_is_closed(request_of_visitor):
    with pytest.raises(SignupClosedException):
        flow.process_signup(request_of_visitor, login_as("new@example.eu"))
    assert not User.objects.exists()


def test_the_invited_address_gets_in_at_once(request_of_visitor):
    invitation, _ = make_invitation()
    pending.remember(request_of_visitor, invitation)
    flow.process_signup(request_of_visitor, login_as("new@example.eu"))
    user = User.objects.get(email="new@example.eu")
    assert user.groups.get().name == EXPERTS
    assert Invitation.objects.get().accepted_by == user


def test_another_address_makes_no_account(request_of_visitor):
    invitation, _ = make_invitation()
    pending.remember(request_of_visitor, invitation)
    with pytest.raises(ImmediateHttpResponse) as refusal:
        flow.process_signup(request_of_visitor, login_as("thief@example.eu"))
    assert refusal.value.response.headers["Location"] == "/en/invitation/refused/"
    assert not User.objects.exists()
    assert Invitation.objects.get().accepted_at is None


def test_an_address_that_has_an_account_is_not_joined_to_the_providers_unasked(request_of_visitor):
    UserFactory(email="new@example.eu")
    invitation, _ = make_invitation()
    pending.remember(request_of_visitor, invitation)
    flow.process_signup(request_of_visitor, login_as("new@example.eu"))
    assert not SocialAccount.objects.exists()
    assert "_auth_user_id" not in request_of_visitor.session
