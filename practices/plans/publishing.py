"""What follows when a plan goes live: its new transfers are announced, each once however often the plan is published."""

from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail.signals import page_published

from practices.plans.models import AnnouncedTransfer, LocalActionPlanPage, Transfer
from practices.plans.signals import transfer_published


def connect() -> None:
    page_published.connect(announce_transfers, sender=LocalActionPlanPage, dispatch_uid="plans_announce_transfers")


def announce_transfers(sender: type, instance: Page, **kwargs: Any) -> None:
    with transaction.atomic():
        for transfer in Transfer.objects.public().filter(action__page=instance.pk).select_related("action", "element__page"):
            # Rows of a page may be made anew by a publication; action and element keep their keys.
            keys = {"action_key": transfer.action.translation_key, "element_key": transfer.element.translation_key}
            if AnnouncedTransfer.objects.get_or_create(**keys)[1]:
                transfer_published.send(sender=Transfer, transfer=transfer)
