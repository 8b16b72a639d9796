"""The door of /admin/ and the list of sessions."""

import time
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.defaults import page_not_found

from exchange.accounts import second_factor
from exchange.accounts.roles import is_staff_role

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_SEEN_KEY = "accounts_seen_at"
ADMIN = "/admin/"
# Routed to allauth before Wagtail's own addresses, for everybody.
DOORS = ("/admin/login/", "/admin/password_reset/")


class SessionActivityMiddleware:
    """Notes in the list of sessions when one was last used, at most once in ten minutes."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not _is_machine_path(request.path_info):
            note_use(request)
        return self.get_response(request)


def _is_machine_path(path: str) -> bool:
    return path.startswith((settings.STATIC_URL, settings.MEDIA_URL, "/healthz"))


def note_use(request: HttpRequest) -> None:
    now = time.time()
    if not request.user.is_authenticated or not request.session.session_key:
        return
    if now - float(request.session.get(_SEEN_KEY, 0)) < settings.SESSION_SEEN_EVERY_SECONDS:
        return
    request.session[_SEEN_KEY] = now
    seen = UserSession.objects.filter(session_key=request.session.session_key, user_id=request.user.pk)
    if not seen.update(last_seen_at=timezone.now()):
        UserSession.objects.create_from_request(request)


class StaffDoorMiddleware:
    """Under /admin/ anonymous people are led to sign-in, people without a staff role find nothing, staff show a factor."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith(ADMIN) and not request.path_info.startswith(DOORS):
            refusal = refuse(request)
            if refusal is not None:
                return refusal
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """What one may not see and what does not exist answer the same, for scripts of the editors' pages too."""
        if request.path_info.startswith(ADMIN) and isinstance(exception, PermissionDenied):
            return page_not_found(request, exception, template_name="wagtailadmin/404.html")
        return None


def refuse(request: HttpRequest) -> HttpResponseBase | None:
    """The response that keeps somebody out, or nothing when she may pass."""
    background = request.headers.get("x-requested-with") == "XMLHttpRequest"
    if not request.user.is_authenticated:
        if background:
            raise PermissionDenied
        return redirect_to_login(request.get_full_path(), reverse(settings.LOGIN_URL))
    if not is_staff_role(request.user):
        raise Http404
    if not settings.STAFF_SECOND_FACTOR_REQUIRED or second_factor.passed(request, request.user):
        second_factor.forget_target(request)
        return None
    if background:
        raise PermissionDenied
    return _lead_to_factor(request)


def _lead_to_factor(request: HttpRequest) -> HttpResponseBase:
    known = second_factor.has_factor(request.user)  # type: ignore[arg-type]  # anonymous was sent away
    address = reverse("mfa_reauthenticate" if known else "accounts:second_factor")
    target = request.get_full_path() if request.method in {"GET", "HEAD"} else ADMIN
    return HttpResponseRedirect(f"{address}?{urlencode({'next': target})}")
