"""A text outlives the session that it was written in.

A form carries a signed mark of who it was made for. When it comes back signed out, or with the token of an earlier
sign-in, nothing is done with it, but the text is kept for the person of the mark and for nobody else: in the anonymous
session until sign-in, or in the form that is shown again. A form without a mark keeps nothing, so no stranger can fill
the table of sessions or put words into somebody's form.

Views that take long texts are decorated with `keeps_text` and fill their forms anew. Of all others the text stands above
the page of the form, to be copied: the middleware and `refuse_form` see to it where the form has `{% writer_mark %}`.
"""

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from exchange.accounts.models import User
from exchange.core.views import csrf_failure

SESSION_KEY = "kept_texts"
EDITORS_PAGES = "/admin/"
MOST_TEXTS = 5
MARK_DAYS = 14
# The largest form is an agenda of many rows.
MOST_FIELDS, MOST_SIGNS = 400, 150_000
NOT_KEPT = frozenset({"csrfmiddlewaretoken", "writer", "action"})
# What is no text that somebody would miss: choices, numbers, keys.
SHORTEST_SHOWN = 12
NOT_SHOWN = frozenset({"client_key", "seen", "reply_to", "next"})
SIGNED_IN_AGAIN = gettext_lazy(
    "You have signed in again since you opened this page, so nothing was sent. Your text is below: send it again."
)

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

_signer = signing.TimestampSigner(salt="kept_texts.writer")


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
        request.fills_in_kept_texts = True  # type: ignore[attr-defined]  # read by texts_to_copy
        if request.method == "POST":
            if led := _led_to_sign_in(request, request.path_info):
                return led
            if _token_is_wrong(request):
                if not _is_own(request):
                    return csrf_failure(request)
                request.has_old_token = True  # type: ignore[attr-defined]  # read by has_old_token
        return view(request, *args, **kwargs)

    wrapped.keeps_text = True  # type: ignore[attr-defined]  # read by the middleware
    return cast("View[P]", wrapped)


def refuse_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: most often a form of an earlier sign-in, whose text is kept for who wrote it."""
    page = _page_of_form(request)
    if led := _led_to_sign_in(request, page):
        return led
    if not _is_own(request):
        return csrf_failure(request, reason)
    _store(request, _marked(request), page)
    messages.warning(request, SIGNED_IN_AGAIN)
    return _to(page)


class KeptTextMiddleware:
    """For views without `keeps_text`: a marked form of who is signed out is kept; what was sent at last is forgotten."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and request.path_info.startswith(EDITORS_PAGES):
            # Before the door of these pages turns it away.
            led = _led_to_sign_in(request, _page_of_form(request))
            if led:
                return led
        response = self.get_response(request)
        if request.method == "POST" and 300 <= response.status_code < 400 and getattr(request, "is_marked", False):
            forget(request, _page_of_form(request))
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if request.method != "POST" or getattr(view, "keeps_text", False):
            return None
        request.is_marked = request.user.is_authenticated and bool(_marked(request))  # type: ignore[attr-defined]
        return _led_to_sign_in(request, _page_of_form(request))


def texts_to_copy(request: HttpRequest) -> list[str]:
    """What stands above the page, where its form does not hold it."""
    # A request that was refused before anybody asked who it is has no user.
    if not hasattr(request, "user") or not request.user.is_authenticated or getattr(request, "fills_in_kept_texts", False):
        return []
    kept = kept_for(request, request.user)
    return [text for name, text in kept.items() if name not in NOT_SHOWN | {"for"} and len(text.strip()) >= SHORTEST_SHOWN]


def has_old_token(request: HttpRequest) -> bool:
    return getattr(request, "has_old_token", False)


def _token_is_wrong(request: HttpRequest) -> bool:
    check = _TokenCheck(lambda _request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, HttpResponse, (), {}) is not None


def _without_language(path: str) -> str:
    """A reader may sign in under another one."""
    return re.sub(r"^/[a-z]{2}(?=/)", "", path)


def _page_of_form(request: HttpRequest) -> str:
    """Where the form stands, which need not be the address that it is sent to."""
    came_from = urlsplit(request.headers.get("Referer", ""))
    return f"/{came_from.path.lstrip('/')}" if came_from.netloc == request.get_host() else request.path_info


def _store(request: HttpRequest, mark: str, place: str) -> None:
    kept = dict(request.session.get(SESSION_KEY, {}))
    kept.pop(_without_language(place), None)
    kept[_without_language(place)] = {**_texts(request), "for": mark}
    request.session[SESSION_KEY] = dict(list(kept.items())[-MOST_TEXTS:])
    if request.FILES:
        messages.warning(request, _("Files were not kept: choose them again."))


def _is_own(request: HttpRequest) -> bool:
    """Whether the form was made for who is signed in now."""
    return request.user.is_authenticated and _marked(request) == request.user.public_id


def _led_to_sign_in(request: HttpRequest, place: str) -> HttpResponse | None:
    """The answer to a marked form of who is signed out, whose text is kept; None where nothing is to be kept."""
    mark = _marked(request)
    if not mark or request.user.is_authenticated:
        return None
    messages.warning(request, _("You were signed out, so nothing was sent. Your text is kept: sign in and you find it in the form."))
    _store(request, mark, place)
    again = request.get_full_path() if place == request.path_info else place
    return _to(f"{reverse('account_login')}?{urlencode({'next': again})}")


def _to(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address, status=303)
    add_never_cache_headers(response)
    return response


def _texts(request: HttpRequest) -> dict[str, str]:
    """What every field of the form says, within what a session can hold."""
    texts, left = {}, MOST_SIGNS
    for name in [name for name in request.POST if name not in NOT_KEPT and len(name) <= 100][:MOST_FIELDS]:
        texts[name] = request.POST[name][:left].replace("\x00", "")
        left -= len(texts[name])
    return texts


def form_of(request: HttpRequest, user: User, form_class: Any, otherwise: dict[str, Any] | None = None, **said: Any) -> Any:
    """What was sent; else what was kept over a sign-in; else what stands there anyway."""
    if request.method != "POST":
        return form_class(initial=starting_values(request, user, form_class.base_fields, otherwise or {}), **said)
    return refused_if_old(request, form_class(fresh_data(request, user), initial=otherwise, **said))


def refused_if_old(request: HttpRequest, form: Any) -> Any:
    if has_old_token(request):
        form.add_error(None, SIGNED_IN_AGAIN)
    return form


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
    found = request.session.get(SESSION_KEY, {}).get(_without_language(request.path_info), {})
    return dict(found) if found.get("for") == user.public_id else {}


def was_kept(request: HttpRequest, user: User) -> bool:
    """Whether the form that is shown now holds such words."""
    return request.method != "POST" and bool(kept_for(request, user))


def forget(request: HttpRequest, place: str = "") -> None:
    """The text of this page, or of another place, was sent, saved or discarded."""
    kept = dict(request.session.get(SESSION_KEY, {}))
    if kept.pop(_without_language(place or request.path_info), None) is not None:
        request.session[SESSION_KEY] = kept
