"""A text outlives the session that it was written in.

A form carries a signed mark of who it was made for. When it comes back signed out, or with the token of an earlier
sign-in, nothing is done with it, but the text is kept for the person of the mark and for nobody else: in the anonymous
session until sign-in, or in the form that is shown again. A form without a mark keeps nothing, so no stranger can fill
the table of sessions or put words into somebody's form.
"""

from collections.abc import Callable, Iterable
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
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from exchange.accounts.models import User
from exchange.core.views import csrf_failure
from stakeholder_groups.discussions.services import LONGEST_POST

SESSION_KEY = "discussions_kept"
MOST_TEXTS = 5
MARK_DAYS = 14
# The largest form is an agenda of many rows.
MOST_FIELDS, MOST_SIGNS = 400, 150_000
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "writer", "action"})
SIGNED_IN_AGAIN = gettext_lazy(
    "You have signed in again since you opened this page, so nothing was sent. Your text is below: send it again."
)

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
    kept[_place(request)] = {**_texts(request), "for": mark}
    request.session[SESSION_KEY] = dict(list(kept.items())[-MOST_TEXTS:])
    messages.warning(request, _("You were signed out, so nothing was sent. Your text is kept: sign in and you find it in the form."))
    if request.FILES:
        messages.warning(request, _("Files were not kept: choose them again."))
    response = HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}", status=303)
    add_never_cache_headers(response)
    return response


def _texts(request: HttpRequest) -> dict[str, str]:
    """What every field of the form says, within what a session can hold."""
    texts, left = {}, MOST_SIGNS
    for name in [name for name in request.POST if name not in NOT_KEPT and len(name) <= 100][:MOST_FIELDS]:
        texts[name] = request.POST[name][: min(LONGEST_POST, left)].replace("\x00", "")
        left -= len(texts[name])
    return texts


def fresh_data(request: HttpRequest, user: User) -> Any:
    """What was typed, with a mark that holds from now on."""
    data = request.POST.copy()
    data["writer"] = mark_for(user)
    return data


def starting_values(request: HttpRequest, user: User, names: Iterable[str], otherwise: dict[str, Any]) -> dict[str, Any]:
    """What stands in these fields at first: what was kept, also where it was emptied, else what stands there anyway; and the mark."""
    kept = kept_for(request, user)
    return otherwise | ({name: kept.get(name, "") for name in names} if kept else {}) | {"writer": mark_for(user)}


def kept_for(request: HttpRequest, user: User) -> dict[str, str]:
    """What the user wrote on this page before being signed out; it stays until it is sent, saved or discarded."""
    found = request.session.get(SESSION_KEY, {}).get(_place(request), {})
    return dict(found) if found.get("for") == user.public_id else {}


def was_kept(request: HttpRequest, user: User) -> bool:
    """Whether the form that is shown now holds such words."""
    return request.method != "POST" and bool(kept_for(request, user))


def forget(request: HttpRequest) -> None:
    kept = dict(request.session.get(SESSION_KEY, {}))
    if kept.pop(_place(request), None) is not None:
        request.session[SESSION_KEY] = kept
