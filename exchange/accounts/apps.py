from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from exchange.core import setup_steps


class AccountsConfig(AppConfig):
    name = "exchange.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.accounts import audit, second_factor  # noqa: F401  (connect to signals)
        from exchange.accounts.staff_groups import set_up_roles

        setup_steps.register(30, "roles", set_up_roles)
