"""One signed-in client a role of the role table, and ways to be signed in as one in a test."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from exchange.accounts.roles import EXPERTS, NETWORK_ADMINISTRATORS, editors_group_name
from tests.factories.accounts import UserFactory

if TYPE_CHECKING:
    from exchange.accounts.models import User

ROLES = ("anonymous", "stakeholder", "other_stakeholder", "coordinator", "editor", "other_editor", "administrator", "expert", "superuser")
PARTNER = "gavle"
OTHER_PARTNER = "ivace"


@dataclass(frozen=True)
class Person:
    role: str
    user: User | None
    client: Client


def sign_in(client: Client, user: User, *, second_factor: bool = False) -> None:
    """A session as after sign-in; with `second_factor` as after a factor was used in it."""
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    if second_factor:
        session = client.session
        session["account_authentication_methods_user"] = str(user.pk)
        session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
        session.save()


def make_user(role: str, *, partner: str = PARTNER, other_partner: str = OTHER_PARTNER) -> User:
    """A person of a role without memberships; rooms add memberships of their groups (make_people's `join`)."""
    groups = {
        "editor": [editors_group_name(partner)],
        "other_editor": [editors_group_name(other_partner)],
        "administrator": [NETWORK_ADMINISTRATORS],
        "expert": [EXPERTS],
    }
    return UserFactory(display_name=role.replace("_", " ").title(), groups=groups.get(role, []), superuser=role == "superuser")


def make_people(*, partner: str = PARTNER, other_partner: str = OTHER_PARTNER) -> dict[str, Person]:
    """Everybody of the role table, staff with a second factor passed."""
    people = {}
    for role in ROLES:
        client = Client()
        user = None if role == "anonymous" else make_user(role, partner=partner, other_partner=other_partner)
        if user is not None:
            sign_in(client, user, second_factor=True)
        people[role] = Person(role, user, client)
    return people


def give_totp(user: User) -> str:
    """An authenticator app for the user; returns its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    return secret


def totp_code(secret: str) -> str:
    """What the app shows now."""
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return code
