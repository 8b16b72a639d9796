from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "exchange.demo"
    label = "demo"
    verbose_name = _("Demonstration")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.core import demo_notes
        from exchange.demo import accounts, checks  # noqa: F401  (registers the check)

        demo_notes.register(accounts.notes)
