from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Seconds between two looks for meetings to be reminded of.
REMINDS_EVERY = 300
TIDIES_EVERY = 600


class MeetingsConfig(AppConfig):
    name = "stakeholder_groups.meetings"
    label = "meetings"
    verbose_name = _("Meetings")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.core.private_files import delete_with_row
        from exchange.core.worker import register_periodic
        from stakeholder_groups.meetings import notices, personal_data, receivers, records, retention  # noqa: F401  (receivers connects signals)
        from stakeholder_groups.meetings.models import MinutesFile
        from stakeholder_groups.meetings.services import registering, reminding

        notices.register()
        delete_with_row(MinutesFile)
        personal_data.declare()
        retention.declare()
        records.register()
        register_periodic("meetings.remind", REMINDS_EVERY, reminding.remind)
        register_periodic("meetings.let_go", TIDIES_EVERY, registering.let_go_who_left)
