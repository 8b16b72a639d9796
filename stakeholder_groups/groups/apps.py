from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "stakeholder_groups.groups"
    label = "groups"
    verbose_name = _("Stakeholder groups")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from stakeholder_groups.groups import personal_data, receivers, retention  # noqa: F401  (receivers connects the signal)
        from stakeholder_groups.groups.services import inviting, waiting  # noqa: F401  (inviting registers the outbox handler)

        personal_data.declare()
        retention.declare()
        waiting.register()
