"""What the outbox holds about a person: mails to her, and her name in mails to others."""

from django.db import transaction
from django.utils.translation import gettext as _

from exchange.core.models import OutboxEntry
from exchange.core.personal.masking import masked
from exchange.core.personal.registry import Held, Person, register


def declare() -> None:
    register(
        "core",
        Held(
            model="core.OutboxEntry",
            addresses=("key",),
            what="Mails to the person: waiting ones, and for seven days the subject of sent ones",
            exported=("created_at", "done_at", "payload__subject"),
            erase=erase_mails,
        ),
    )


def erase_mails(person: Person) -> int:
    """Mails to her go. In mails to others that wait her name is masked; of sent ones whose subject has it, the subject goes."""
    with transaction.atomic():
        removed = OutboxEntry.objects.filter(topic="mail", key__in=person.addresses).delete()[0]
    for entry in OutboxEntry.objects.filter(topic="mail").order_by("pk").iterator():
        if any(isinstance(value, str) and masked(value, person) != value for value in entry.payload.values()):
            removed += _mask(entry.pk, person)
    return removed


def _mask(pk: int, person: Person) -> int:
    with transaction.atomic():
        entry = OutboxEntry.objects.select_for_update().filter(pk=pk).first()
        if entry is None:
            return 0
        replacement = _("Former member")
        entry.payload = {
            name: masked(value, person, by=replacement) if isinstance(value, str) else value for name, value in entry.payload.items()
        }
        entry.save(update_fields=["payload"])
    return 1
