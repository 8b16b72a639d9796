"""Ways in: code, password; and that no answer tells whether an address has an account."""

import re

import pytest
from django.core import mail as django_mail

from exchange.core import outbox
from tests.factories.accounts import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def sent_code() -> str:
    outbox.drain()
    return re.search(r"^\d{6}$", django_mail.outbox[-1].body, re.MULTILINE).group()


def test_password_signs_in_and_a_wrong_one_keeps_the_address(client):
    user = UserFactory(password=PASSWORD)
    page = client.get("/en/account/login/").content.decode()
    assert 'name="login"' in page
    assert 'name="password"' in page
    refused = client.post("/en/account/login/", {"login": user.email, "password": "wrong"})
    assert user.email in refused.content.decode()
    response = client.post("/en/account/login/", {"login": user.email.upper(), "password": PASSWORD})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_code_of_six_digits_signs_in_and_leads_back(client):
    user = UserFactory()
    client.post("/en/account/login/code/", {"email": user.email, "next": "/en/groups/"})
    confirm = client.post("/en/account/login/code/confirm/", {"code": sent_code(), "next": "/en/groups/"})
    assert confirm.headers["Location"] == "/en/groups/"
    assert client.session["_auth_user_id"] == str(user.pk)
