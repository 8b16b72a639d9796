"""The invitation that somebody follows in this session. It is looked up anew each time, so that revoking works at once."""

from django.http import HttpRequest

from exchange.accounts.models import Invitation

_KEY = "accounts_invitation"
_WELCOME_KEY = "accounts_welcome"


def remember(request: HttpRequest, invitation: Invitation) -> None:
    request.session[_KEY] = {"id": invitation.pk, "digest": invitation.token_digest}


def current(request: HttpRequest) -> Invitation | None:
    held = request.session.get(_KEY)
    if not isinstance(held, dict):
        return None
    usable = Invitation.objects.usable().select_related("invited_by")
    return usable.filter(pk=held.get("id", 0), token_digest=held.get("digest", "")).first()


def forget(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)


def remember_welcome(request: HttpRequest, path: str) -> None:
    """Where a new member is led once she is signed in."""
    request.session[_WELCOME_KEY] = path


def take_welcome(request: HttpRequest) -> str:
    return str(request.session.pop(_WELCOME_KEY, ""))
