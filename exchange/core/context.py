"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def platform(request: HttpRequest) -> dict[str, Any]:
    """Name and profile of the platform, the theme that the reader chose."""
    theme = request.COOKIES.get("exchange_theme", "")
    return {
        "site_name": settings.SITE_NAME,
        "profile": settings.PROFILE,
        "chosen_theme": theme if theme in {"light", "dark"} else "",
        "base_url": settings.BASE_URL,
    }
