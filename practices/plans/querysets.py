"""Which transfers may be read."""

from django.db import models
from django.db.models import Exists, OuterRef


class TransferQuerySet(models.QuerySet):
    """Transfers belong to the original of a plan; those that a translation's copy carries along are not counted."""

    def of_originals(self) -> "TransferQuerySet":
        plan = self.model._meta.get_field("action").related_model._meta.get_field("page").related_model
        older = plan.objects.filter(translation_key=OuterRef("action__page__translation_key"), pk__lt=OuterRef("action__page_id"))
        return self.exclude(Exists(older))

    def public(self) -> "TransferQuerySet":
        """Both ends are live and open to everybody."""
        plan = self.model._meta.get_field("action").related_model._meta.get_field("page").related_model
        practice = self.model._meta.get_field("element").related_model._meta.get_field("page").related_model
        return self.of_originals().filter(
            action__page__in=plan.objects.live().public(),
            element__page__in=practice.objects.live().public(),
        )
