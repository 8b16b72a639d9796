"""A file goes with its row, once that is certain."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from exchange.accounts.own_data.models import PersonalArchive


@receiver(post_delete, sender=PersonalArchive, dispatch_uid="accounts.delete_archive")
def delete_file(*, instance: PersonalArchive, **kwargs: Any) -> None:
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name), robust=True)
