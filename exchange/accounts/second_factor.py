"""Whether this session passed a second factor."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest

from exchange.accounts.models import User

_ADDED_KEY = "accounts_factor_added_by"
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def passed(request: HttpRequest, user: User) -> bool:
    """A factor was used in this session, or the user's first one was made in it.

    allauth notes nothing for a factor just made, although making one proves as much as using it.
    """
    if any(record.get("method") == "mfa" for record in get_authentication_records(request, user)):
        return True
    return bool(request.session.get(_ADDED_KEY) == str(user.pk)) and has_factor(user)


def has_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


@receiver(authenticator_added, dispatch_uid="accounts.second_factor")
def note_first_factor(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """A further factor proves nothing of the first: whoever holds the session only would get round it."""
    if authenticator.type not in FACTORS:
        return
    others = Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=authenticator.pk)
    if not others.exists():
        request.session[_ADDED_KEY] = str(user.pk)
