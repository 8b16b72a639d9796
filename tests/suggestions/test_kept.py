"""Who may not write in a group sends nothing out of it either, and what somebody typed to send is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from practices.suggestions.models import Suggestion
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.moderation.services import block_member
from tests.needs.conftest import Place
from tests.needs.test_no_text_is_lost import value
from tests.suggestions.conftest import Home
from tests.suggestions.test_sending import make_url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["practice", "plan", "question"])
def test_a_blocked_member_sends_nothing_out_of_the_group(place: Place, home: Home, kind: str) -> None:
    post = place.post_in_thread()
    membership = Membership.objects.get(group=place.group, user=place.people["reader"])
    until = timezone.now() + timedelta(days=3)
    block_member(actor=place.people["coordinator"], membership=membership, until=until, reason="Calm down")
    said = {"text": "What I typed", "about": str(home.visit.pk) if kind == "question" else ""}
    refused = place.client("reader").post(place.url(make_url(post, f"{kind}/")), said)
    assert refused.status_code == 422
    assert all(words in refused.content.decode() for words in ("blocked you", "What I typed"))
    assert Suggestion.objects.count() == 0
    assert place.post("member", make_url(post, f"{kind}/"), **said).status_code == 302
    assert Suggestion.objects.count() == 1


def test_what_is_typed_to_be_sent_survives_the_end_of_the_session(place: Place, home: Home) -> None:
    part = make_url(place.post_in_thread(), "practice/")
    form, client = place.get("reader", part), place.client("reader")
    client.logout()
    said = {"text": "A long text", "about": str(home.practice.pk), "with_name": "on", "writer": value(form, "writer")}
    assert client.post(place.url(part), said).status_code == 303
    client.force_login(place.people["reader"], backend="django.contrib.auth.backends.ModelBackend")
    again = place.get("reader", part)
    assert "This is what you wrote before you were signed out" in again
    assert all(words in again for words in ("A long text", f'value="{home.practice.pk}" selected', "checked"))
    assert Suggestion.objects.count() == 0
    sent: Any = place.post("reader", part, **said | {"writer": value(again, "writer")})
    assert (sent.status_code, Suggestion.objects.get().text) == (302, "A long text")
    assert "A long text" not in place.get("reader", part)


def test_the_token_of_an_earlier_sign_in_sends_and_loses_nothing(place: Place, home: Home) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(place.people["reader"], backend="django.contrib.auth.backends.ModelBackend")
    url = place.url(make_url(place.post_in_thread(), "plan/"))
    writer = value(client.get(url).content.decode(), "writer")
    answer = client.post(url, {"text": "What I typed", "writer": writer, "csrfmiddlewaretoken": "x" * 64})
    assert (answer.status_code, Suggestion.objects.count()) == (422, 0)
    assert all(words in answer.content.decode() for words in ("You have signed in again", "What I typed"))
    assert client.post(url, {"text": "What I typed", "csrfmiddlewaretoken": "x" * 64}).status_code == 403
