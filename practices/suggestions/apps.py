from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SuggestionsConfig(AppConfig):
    name = "practices.suggestions"
    label = "suggestions"
    verbose_name = _("Suggestions of stakeholder groups")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from practices.suggestions import personal_data, telling

        telling.register()
        personal_data.declare()
