from django.apps import AppConfig
from django.conf import settings
from django.core.management import call_command
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _

from exchange.core import setup_steps
from exchange.core.converters import RowConverter


def make_cache_table() -> None:
    """The table of the database cache; nothing to do under Redis."""
    if settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache"):
        call_command("createcachetable", verbosity=0)


class CoreConfig(AppConfig):
    name = "exchange.core"
    label = "core"
    verbose_name = _("Core")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.core import checks, mail, personal_data, retention_rules  # noqa: F401  (checks and the mail handler register themselves)

        personal_data.declare()
        retention_rules.declare()
        register_converter(RowConverter, "row")
        setup_steps.register(5, "cache", make_cache_table)
