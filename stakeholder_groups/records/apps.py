from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EXPIRES_EVERY = 600


class RecordsConfig(AppConfig):
    name = "stakeholder_groups.records"
    label = "records"
    verbose_name = _("Records")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from exchange.core.private_files import delete_with_row
        from exchange.core.worker import register_periodic
        from stakeholder_groups.records import personal_data, telling
        from stakeholder_groups.records.models import Export
        from stakeholder_groups.records.services import expiring, making  # noqa: F401  (making registers the outbox handler)

        personal_data.declare()
        telling.register()
        delete_with_row(Export)
        register_periodic("records.expire", EXPIRES_EVERY, expiring.expire_old)
