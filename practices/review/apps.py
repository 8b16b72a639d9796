from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "practices.review"
    label = "review"
    verbose_name = _("Review")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.core import setup_steps
        from practices.review import comparisons, listeners, notices, personal_data
        from practices.review.services import mails
        from practices.review.setup import set_up_review

        comparisons.register()
        listeners.connect()
        notices.register()
        mails.register()
        personal_data.declare()
        setup_steps.register(40, "review", set_up_review)
