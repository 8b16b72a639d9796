"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


def platform(request: HttpRequest) -> dict[str, Any]:
    """Name and profile of the platform, this page in the other languages."""
    return {
        "site_name": settings.SITE_NAME,
        "profile": settings.PROFILE,
        "base_url": settings.BASE_URL,
        "languages_here": _languages_here(request),
    }


def _languages_here(request: HttpRequest) -> list[tuple[str, str, str]]:
    """(code, own name, address that opens this page in the language and remembers the choice)."""
    rest = request.path_info[3:] if translation.get_language_from_path(request.path_info) else "/"
    query = request.GET.copy()
    query["choose"] = ""
    return [(code, str(name), f"/{code}{rest}?{query.urlencode()}") for code, name in settings.LANGUAGES]
