"""Whether this session passed a second factor."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest

from exchange.accounts.models import User

_TARGET_KEY = "accounts_staff_target"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def passed(request: HttpRequest, user: User) -> bool:
    """A factor was used in this session, or the user's first one was made in it (see note_first_factor)."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))


def has_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def remember_target(request: HttpRequest, path: str) -> None:
    """Where to lead on to once a factor is set up; allauth's own pages in between know nothing of it."""
    request.session[_TARGET_KEY] = path


def target(request: HttpRequest) -> str:
    return str(request.session.get(_TARGET_KEY, ""))


def forget_target(request: HttpRequest) -> None:
    request.session.pop(_TARGET_KEY, None)


@receiver(authenticator_added, dispatch_uid="accounts.second_factor")
def note_first_factor(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Making the first factor proves as much as using it, but allauth notes only the latter.

    A further factor proves nothing of the first: whoever holds the session only would get round it.
    """
    if authenticator.type not in FACTORS:
        return
    others = Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=authenticator.pk)
    if not others.exists():
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type, reauthenticated=True)
