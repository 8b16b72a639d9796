from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Seconds between two looks for reminders that are due.
REMINDS_EVERY = 300


class DiscussionsConfig(AppConfig):
    name = "stakeholder_groups.discussions"
    label = "discussions"
    verbose_name = _("Discussions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.core.worker import register_periodic
        from stakeholder_groups.discussions import telling
        from stakeholder_groups.discussions.services import remind

        telling.register()
        register_periodic("discussions.remind", REMINDS_EVERY, remind)
