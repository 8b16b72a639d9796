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
        from stakeholder_groups.discussions import personal_data, receivers, retention, telling  # noqa: F401  (receivers connects the signal)
        from stakeholder_groups.discussions.services import polls, remind

        telling.register()
        personal_data.declare()
        retention.declare()
        register_periodic("discussions.remind", REMINDS_EVERY, remind)
        register_periodic("discussions.forget_voters", 60, polls.forget_voters)
