from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    name = "stakeholder_groups.moderation"
    label = "moderation"
    verbose_name = _("Moderation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Being imported registers kinds and connects signals.
        from stakeholder_groups.moderation import notices, personal_data, receivers, records  # noqa: F401
        from stakeholder_groups.moderation.services import waiting

        personal_data.declare()
        records.register()
        waiting.register()
