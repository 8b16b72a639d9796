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
        from exchange.core.private_files import delete_with_row
        from exchange.core.worker import register_periodic
        from stakeholder_groups.discussions import personal_data, retention, telling
        from stakeholder_groups.discussions.models import Attachment
        from stakeholder_groups.discussions.services import polls, remind

        telling.register()
        personal_data.declare()
        retention.declare()
        delete_with_row(Attachment)
        register_periodic("discussions.remind", REMINDS_EVERY, remind)
        register_periodic("discussions.forget_voters", 60, polls.forget_voters)
