from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

MAILS_EVERY = 15


class NotificationsConfig(AppConfig):
    name = "exchange.notifications"
    label = "notifications"
    verbose_name = _("Notices")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.core.telling import told
        from exchange.core.worker import register_periodic
        from exchange.notifications import personal_data, retention
        from exchange.notifications.services import keeping, mailing, waiting

        told.connect(keeping.keep, dispatch_uid="notifications.keep")
        register_periodic(mailing.JOB, MAILS_EVERY, mailing.send_due)
        waiting.register()
        personal_data.declare()
        retention.declare()
