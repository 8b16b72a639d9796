from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from exchange.core import setup_steps


class AccountsConfig(AppConfig):
    name = "exchange.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.accounts import audit, personal_data, retention, second_factor  # noqa: F401  (audit and second_factor connect to signals)
        from exchange.accounts.own_data import notices
        from exchange.accounts.own_data.models import PersonalArchive
        from exchange.accounts.own_data.services import archives, erasures  # noqa: F401  (register their outbox handlers)
        from exchange.accounts.services import LINK_IS_GOOD, link_is_good
        from exchange.accounts.staff_groups import set_up_roles
        from exchange.core.mail_conditions import Answers, register_answers
        from exchange.core.private_files import delete_with_row

        personal_data.declare()
        retention.declare()
        notices.register()
        register_answers(LINK_IS_GOOD, Answers(link_is_good))
        delete_with_row(PersonalArchive)
        setup_steps.register(30, "roles", set_up_roles)
