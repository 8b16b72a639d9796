"""Production refuses to run beside accounts whose password everybody knows."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import DatabaseError

from exchange.core.checks import TAG
from exchange.demo.accounts import DOMAIN, demo_accounts_present


@register(TAG)
def no_demo_accounts_in_production(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A database that is not there or not migrated yet has no accounts; other checks speak of that."""
    if settings.PROFILE != "production":
        return []
    try:
        present = demo_accounts_present()
    except DatabaseError:
        return []
    if not present:
        return []
    return [
        Error(
            f"The database of DATABASE_URL has demonstration accounts (…@{DOMAIN}), whose password is public.",
            hint="Point DATABASE_URL at a database of its own, or delete these accounts.",
            id="exchange.E020",
        )
    ]
