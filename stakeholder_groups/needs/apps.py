from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NeedsConfig(AppConfig):
    name = "stakeholder_groups.needs"
    label = "needs"
    verbose_name = _("Needs")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from stakeholder_groups.needs import personal_data, records, telling

        records.register()
        telling.register()
        personal_data.declare()
