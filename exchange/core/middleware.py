"""Language of the request, headers of the response, and one refusal of the database that Wagtail lets through."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware as DjangoLocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext

CHOICE = "choose"


class LocaleMiddleware(DjangoLocaleMiddleware):
    """The language is in the path; a bare path is sent to the reader's by cookie, account, then browser.

    `?choose` on a page with a language remembers that language in the cookie. What machines ask for
    (settings.PATHS_WITHOUT_LANGUAGE) is never redirected.
    """

    def process_request(self, request: HttpRequest) -> HttpResponse | None:  # type: ignore[override]  # the stubs know no redirect here
        language = translation.get_language_from_path(request.path_info)
        if language and CHOICE in request.GET:
            return self._remember(request, language)
        language = language or _preferred_language(request)
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
        return None

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if request.path_info.startswith(settings.PATHS_WITHOUT_LANGUAGE):
            return response
        if response.status_code == 404 and not translation.get_language_from_path(request.path_info):
            return super().process_response(request, response)
        response.headers.setdefault("Content-Language", translation.get_language())
        return response

    def _remember(self, request: HttpRequest, language: str) -> HttpResponse:
        query = [(key, value) for key, values in request.GET.lists() for value in values if key != CHOICE]
        response = HttpResponseRedirect(request.path + (f"?{urlencode(query)}" if query else ""))
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite="Lax",
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
        )
        return response


def _preferred_language(request: HttpRequest) -> str:
    known = dict(settings.LANGUAGES)
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in known:
        return chosen
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated and request.user.language in known:
        return request.user.language
    return translation.get_language_from_request(request)


class ResponseHeadersMiddleware:
    """What every response carries besides the policy of django-csp; the editor's pages get what Wagtail needs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path_info.startswith("/admin/"):
            # Wagtail 8 draws date choosers with inline scripts and Draftail with inline styles.
            response.__dict__["_csp_update"] = {
                "script-src": ["'unsafe-inline'"],
                "style-src": ["'unsafe-inline'"],
                "frame-src": ["'self'"],
            }
            response.__dict__["_csp_replace"] = {"frame-ancestors": ["'self'"]}  # added to 'none' it would count for nothing
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        if response.headers.get("Content-Encoding") == "None":
            # Wagtail's way of sending files writes the word.
            del response.headers["Content-Encoding"]
        if getattr(request, "is_preview", False):
            response.__dict__["_csp_replace"] = {"frame-ancestors": ["'self'"]}
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        # Only a user that the view already loaded is looked at: asking here would cost every public page a query.
        user = getattr(request, "_cached_user", None)
        if user is not None and user.is_authenticated and not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "private, no-store"
        if not request.path_info.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
            patch_vary_headers(response, ["HX-Request"])
        return response


class StillUsedMiddleware:
    """Wagtail's list of what was just uploaded deletes without asking whether a page has it by now; the database refuses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, ProtectedError) or not request.path_info.startswith("/admin/"):
            return None
        # The page may be a draft of another partner: it is not named.
        said = gettext("It is used on a page by now, so it was not deleted. Take it out of the page first.")
        return JsonResponse({"success": False, "error_message": said}, status=409)
