"""Which transfers may be read."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from exchange.core.public_pages import public_pages


class TransferQuerySet(models.QuerySet):
    """Transfers belong to the original of a plan; those that a translation's copy carries along are not counted."""

    def of_originals(self) -> "TransferQuerySet":
        plans: Any = apps.get_model("plans.LocalActionPlanPage")
        older = plans.objects.filter(translation_key=OuterRef("action__page__translation_key"), pk__lt=OuterRef("action__page_id"))
        return self.exclude(Exists(older))

    def public(self) -> "TransferQuerySet":
        """Both ends are live and open to everybody."""
        plans: Any = apps.get_model("plans.LocalActionPlanPage")
        practices: Any = apps.get_model("good_practices.GoodPracticePage")
        return self.of_originals().filter(action__page__in=public_pages(plans.objects), element__page__in=public_pages(practices.objects))
