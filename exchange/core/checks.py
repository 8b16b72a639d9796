"""What production refuses to start with; each message names the variable to set."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def production_is_configured(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Secrets, hosts and shared cache of the production profile."""
    problems: list[CheckMessage] = []
    if settings.ELASTICSEARCH_URL:
        problems.append(
            Error(
                "ELASTICSEARCH_URL is set, but this version searches with the embedded engine only.",
                hint="Unset ELASTICSEARCH_URL.",
                id="exchange.E001",
            )
        )
    if settings.PROFILE == "production":
        problems += [Error(text, hint=hint, id=code) for wrong, text, hint, code in _production_rules() if wrong]
    return problems


def _production_rules() -> list[tuple[bool, str, str, str]]:
    secret = settings.SECRET_KEY
    cache = settings.CACHES["default"]["BACKEND"]
    return [
        (
            len(secret) < 50 or "not-a-secret" in secret,
            "SECRET_KEY is missing, short or the default.",
            "Set SECRET_KEY to at least 50 random characters.",
            "exchange.E002",
        ),
        (settings.DEBUG, "DEBUG is on.", "DEBUG is not configurable in production; do not override it.", "exchange.E003"),
        (not settings.ALLOWED_HOSTS, "ALLOWED_HOSTS is empty.", "Set ALLOWED_HOSTS to the platform's host names.", "exchange.E004"),
        (
            any(host.startswith(("*", ".")) for host in settings.ALLOWED_HOSTS),
            "ALLOWED_HOSTS has a wildcard.",
            "Name each host in ALLOWED_HOSTS.",
            "exchange.E005",
        ),
        (
            "locmem" in cache or "dummy" in cache or (settings.WEB_CONCURRENCY > 1 and not settings.REDIS_URL),
            "The cache is not shared between the workers that WEB_CONCURRENCY asks for.",
            "Set REDIS_URL.",
            "exchange.E006",
        ),
        (
            not settings.BASE_URL.startswith("https://"),
            "BASE_URL is not an https address.",
            "Set BASE_URL to the public address.",
            "exchange.E007",
        ),
        (
            settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"),
            "EMAIL_URL is empty: nobody would get a mail.",
            "Set EMAIL_URL.",
            "exchange.E008",
        ),
    ]
