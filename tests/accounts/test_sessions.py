"""The list of sessions and how often it is written."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from tests.factories.accounts import UserFactory
from tests.helpers.roles import sign_in

pytestmark = pytest.mark.django_db


def test_a_session_is_noted_at_most_once_in_ten_minutes(client):
    user = UserFactory()
    start = timezone.now()
    sign_in(client, user)
    with time_machine.travel(start, tick=False):
        client.get("/en/account/profile/")
        first = UserSession.objects.get(user=user).last_seen_at
    for minutes, moved in ((1, False), (9, False), (11, True), (20, False)):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            client.get("/en/account/profile/")
        seen = UserSession.objects.get(user=user).last_seen_at
        assert (seen != first) is moved, minutes
        first = seen


def test_other_sessions_are_listed_and_ended(client):
    user, elsewhere = UserFactory(), Client(headers={"user-agent": "Elsewhere"})
    sign_in(client, user)
    sign_in(elsewhere, user)
    elsewhere.get("/en/account/profile/")
    client.get("/en/account/profile/")
    page = client.get("/en/account/sessions/").content.decode()
    assert "Elsewhere" in page
    client.post("/en/account/sessions/")
    assert elsewhere.get("/en/account/profile/").status_code == 302
    assert client.get("/en/account/profile/").status_code == 200
