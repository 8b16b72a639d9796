from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GoodPracticesConfig(AppConfig):
    name = "practices.good_practices"
    label = "good_practices"
    verbose_name = _("Good practices")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.core import setup_steps
        from practices.good_practices import personal_data
        from practices.good_practices.documents import paragraphs
        from practices.good_practices.setup import set_up_editions
        from stakeholder_groups.discussions.documents import register_document

        personal_data.declare()
        setup_steps.register(25, "form editions", set_up_editions)
        register_document("good_practices.GoodPracticePage", paragraphs)
