from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "stakeholder_groups.moderation"
    label = "moderation"
    verbose_name = _("Moderation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from stakeholder_groups.moderation import notices, personal_data, receivers  # noqa: F401  (register kinds, connect signals)

        personal_data.declare()
