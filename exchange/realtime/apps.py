from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RealtimeConfig(AppConfig):
    name = "exchange.realtime"
    label = "realtime"
    verbose_name = _("Live updates")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.realtime import health, personal_data, receivers  # noqa: F401  (register the part and connect the signals)

        personal_data.declare()
