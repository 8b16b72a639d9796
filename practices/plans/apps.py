from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "practices.plans"
    label = "plans"
    verbose_name = _("Local action plans")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from practices.plans import notices, publishing
        from practices.plans.documents import paragraphs
        from stakeholder_groups.discussions.documents import register_document

        publishing.connect()
        notices.connect()
        register_document("plans.LocalActionPlanPage", paragraphs)
