"""A text outlives the session that it was written in.

A form carries a signed mark of who it was made for. When it comes back signed out, or with the token of an earlier
sign-in, nothing is done with it, but the text is kept for the person of the mark and for nobody else: in the anonymous
session until sign-in, or in the form that is shown again. A form without a mark keeps nothing, so no stranger can fill
the table of sessions or put words into somebody's form.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from exchange.accounts.models import User
from exchange.core.views import csrf_failure
from stakeholder_groups.discussions.services import LONGEST_POST

SESSION_KEY = "discussions_kept"
MOST_TEXTS = 5
MARK_DAYS = 14
KEPT_FIELDS = {
    "body": LONGEST_POST,
    "title": 200,
    "kind": 20,
    "client_key": 36,
    "reply_to": 16,
    "paragraph": 40,
    "numbers": 1_000,
    "theme": 60,
    "market": 60,
    "post": 40,
}

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

_signer = signing.TimestampSigner(salt="discussions.writer")


class _TokenCheck(CsrfViewMiddleware):
    """Django's own check, asked for its reason instead of its answer."""

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason


def mark_for(user: User) -> str:
    return _signer.sign(user.public_id)


def _marked(request: HttpRequest) -> str:
    try:
        return str(_signer.unsign(request.POST.get("writer", ""), max_age=MARK_DAYS * 24 * 3600))
    except signing.BadSignature:
        return ""


def keeps_text(view: View[P]) -> View[P]:
    """For views that take a text. `has_old_token` tells the view to show the form again and do nothing else."""

    @csrf_exempt  # The same check is made here, so that its refusal does not throw the text away.
    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST":
            mark = _marked(request)
            if mark and not request.user.is_authenticated:
                return _keep(request, mark)
            if _token_is_wrong(request):
                if not request.user.is_authenticated or mark != request.user.public_id:
                    return csrf_failure(request)
                request.has_old_token = True  # type: ignore[attr-defined]  # read by has_old_token
        return view(request, *args, **kwargs)

    return cast("View[P]", wrapped)


def has_old_token(request: HttpRequest) -> bool:
    return getattr(request, "has_old_token", False)


def _token_is_wrong(request: HttpRequest) -> bool:
    check = _TokenCheck(lambda _request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, HttpResponse, (), {}) is not None


def _place(request: HttpRequest) -> str:
    """The page without its language: a reader may sign in under another one."""
    return request.path_info[4:]


def _keep(request: HttpRequest, mark: str) -> HttpResponse:
    kept = dict(request.session.get(SESSION_KEY, {}))
    kept.pop(_place(request), None)
    texts = {name: request.POST.get(name, "")[:longest].replace("\x00", "") for name, longest in KEPT_FIELDS.items()}
    kept[_place(request)] = {**texts, "for": mark}
    request.session[SESSION_KEY] = dict(list(kept.items())[-MOST_TEXTS:])
    messages.warning(request, _("You were signed out, so nothing was sent. Your text is kept: sign in and you find it in the form."))
    if request.FILES:
        messages.warning(request, _("Files were not kept: choose them again."))
    response = HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}", status=303)
    add_never_cache_headers(response)
    return response


def kept_for(request: HttpRequest, user: User) -> dict[str, str]:
    """What the user wrote on this page before being signed out; it stays until it is sent, saved or discarded."""
    found = request.session.get(SESSION_KEY, {}).get(_place(request), {})
    return dict(found) if found.get("for") == user.public_id else {}


def forget(request: HttpRequest) -> None:
    kept = dict(request.session.get(SESSION_KEY, {}))
    if kept.pop(_place(request), None) is not None:
        request.session[SESSION_KEY] = kept
