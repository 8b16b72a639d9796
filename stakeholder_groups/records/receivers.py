"""A file goes with its row, once that is certain."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from stakeholder_groups.records.models import Export


@receiver(post_delete, sender=Export, dispatch_uid="records.delete_file")
def delete_file(*, instance: Export, **kwargs: Any) -> None:
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name), robust=True)
