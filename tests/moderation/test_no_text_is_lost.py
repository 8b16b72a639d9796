"""What somebody typed into a form of moderation is kept over the end of the session, and with the token of an earlier sign-in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from stakeholder_groups.moderation.models import AppealMessage, ModerationDecision, Report
from stakeholder_groups.moderation.services import object_to
from tests.moderation.conftest import Court

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


def to_report(court: Court) -> str:
    return f"{court.post_url}report/"


def to_decide(court: Court) -> str:
    return f"{court.post_url}moderate/"


def to_object(court: Court) -> str:
    return f"/en/decisions/{court.decide().public_id}/"


def to_answer(court: Court) -> str:
    decision = court.decide()
    object_to(actor=court.people["author"], decision=decision, text="I disagree.")
    return court.url(f"moderation/decisions/{decision.public_id}/")


FORMS = [
    (to_report, "reader", {"reason": "other", "text": "Typed words"}),
    (to_decide, "coordinator", {"kind": "hide", "reason": "Typed words"}),
    (to_object, "author", {"text": "Typed words"}),
    (to_answer, "coordinator", {"text": "Typed words"}),
]


def writer_in(page: str) -> str:
    found = re.search(r'name="writer" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def stored(court: Court) -> tuple[int, int, int]:
    return Report.objects.count(), ModerationDecision.objects.count(), AppealMessage.objects.count()


@pytest.mark.parametrize(("way", "key", "said"), FORMS)
def test_what_was_typed_survives_the_end_of_the_session(court: Court, way: Callable[[Court], str], key: str, said: dict[str, str]) -> None:
    url, client = way(court), court.client(key)
    before, writer = stored(court), writer_in(client.get(url).content.decode())
    client.logout()
    assert client.post(url, said | {"writer": writer}).status_code == 303
    client.force_login(court.people[key], backend=BACKEND)
    again = client.get(url).content.decode()
    assert "Typed words" in again
    assert "This is what you wrote before you were signed out" in again
    assert stored(court) == before
    choices = [text for name, text in said.items() if name in {"kind", "reason"} and text != "Typed words"]
    assert all(re.search(rf'value="{text}"[^>]*checked', again) for text in choices)


@pytest.mark.parametrize(("way", "key", "said"), FORMS)
def test_the_token_of_an_earlier_sign_in_does_and_loses_nothing(
    court: Court, way: Callable[[Court], str], key: str, said: dict[str, str]
) -> None:
    url, client = way(court), Client(enforce_csrf_checks=True)
    client.force_login(court.people[key], backend=BACKEND)
    before, writer = stored(court), writer_in(client.get(url).content.decode())
    answer = client.post(url, said | {"writer": writer, "csrfmiddlewaretoken": "x" * 64})
    assert (answer.status_code, stored(court)) == (422, before)
    assert all(words in answer.content.decode() for words in ("You have signed in again", "Typed words"))
    assert client.post(url, said | {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
