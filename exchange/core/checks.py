"""What the platform refuses to start with; each message names the variable to set.

`manage.py` runs these checks before every command. Web servers do not, so the WSGI and ASGI modules call
`refuse_unfit_settings` when they are loaded.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.utils.module_loading import import_string

from exchange import env

TAG = "exchange"


class Rule(NamedTuple):
    broken: bool
    text: str
    hint: str
    code: str


@register(TAG)
def production_is_configured(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Secrets, hosts and shared cache of the production profile."""
    problems: list[CheckMessage] = []
    if settings.PROFILE == "production":
        problems += [Error(rule.text, hint=rule.hint, id=rule.code) for rule in _production_rules() if rule.broken]
        problems += _missing(named=" ".join(f"{problem.msg} {problem.hint}" for problem in problems))
    return problems


@register(TAG)
def the_scanner_can_be_loaded(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Files that wait for a scanner that is not there would never open."""
    if settings.ATTACHMENT_SCANNER:
        try:
            import_string(settings.ATTACHMENT_SCANNER)
        except ImportError as error:
            hint = "Set ATTACHMENT_SCANNER to the dotted path of a function, or leave it empty."
            return [Error(f"ATTACHMENT_SCANNER cannot be loaded: {error}", hint=hint, id="exchange.E010")]
    return []


def refuse_unfit_settings() -> None:
    """Raise when a check of ours finds an error. In a thread: uvicorn loads its application inside a running event loop."""
    with ThreadPoolExecutor(1) as thread:
        errors = thread.submit(_errors).result()
    if errors:
        raise ImproperlyConfigured("The platform does not start like this: " + " ".join(f"{error.msg} {error.hint}" for error in errors))


def _errors() -> list[CheckMessage]:
    try:
        return [message for message in run_checks(tags=[TAG]) if message.is_serious()]
    finally:
        connections.close_all()


def _missing(*, named: str) -> list[CheckMessage]:
    """Required variables that are empty and were not spoken of yet."""
    names = [name for name in env.missing_in_production() if name not in named]
    return [Error(f"{name} is not set.", hint=f"Set {name} (docs/env.md).", id="exchange.E009") for name in names]


def _production_rules() -> list[Rule]:
    return [*_rules_of_safety(), *_rules_of_services()]


def _rules_of_safety() -> list[Rule]:
    secret, hosts = settings.SECRET_KEY, settings.ALLOWED_HOSTS
    wildcard = any(host.startswith(("*", ".")) for host in hosts)
    return [
        Rule(
            len(secret) < 50 or "not-a-secret" in secret,
            "SECRET_KEY is missing, short or the default.",
            "Set SECRET_KEY to at least 50 random characters.",
            "exchange.E002",
        ),
        Rule(settings.DEBUG, "DEBUG is on.", "DEBUG is not configurable in production; do not override it.", "exchange.E003"),
        Rule(not hosts, "ALLOWED_HOSTS is empty.", "Set ALLOWED_HOSTS to the platform's host names.", "exchange.E004"),
        Rule(wildcard, "ALLOWED_HOSTS has a wildcard.", "Name each host in ALLOWED_HOSTS.", "exchange.E005"),
    ]


def _rules_of_services() -> list[Rule]:
    cache = settings.CACHES["default"]["BACKEND"]
    alone = "locmem" in cache or "dummy" in cache or (settings.WEB_CONCURRENCY > 1 and not settings.REDIS_URL)
    unsafe = not settings.BASE_URL.startswith("https://")
    silent = settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")
    return [
        Rule(alone, "The cache is not shared between the workers that WEB_CONCURRENCY asks for.", "Set REDIS_URL.", "exchange.E006"),
        Rule(unsafe, "BASE_URL is not an https address.", "Set BASE_URL to the public address.", "exchange.E007"),
        Rule(silent, "EMAIL_URL is empty: nobody would get a mail.", "Set EMAIL_URL.", "exchange.E008"),
    ]
