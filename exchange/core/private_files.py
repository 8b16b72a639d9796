"""Files that only a view gives out, after asking who may read them."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete


class PrivateStorage(FileSystemStorage):
    """In PRIVATE_ROOT, as it is at the moment; a file has no address."""

    @property
    def base_location(self) -> str:
        return settings.PRIVATE_ROOT

    @property
    def location(self) -> str:
        return str(Path(self.base_location).resolve())

    @property
    def base_url(self) -> None:  # type: ignore[override]  # Django would take the public one
        return None


def private_storage() -> Storage:
    """For the `storage` of a file field: what STORAGES names as private."""
    return storages["private"]


def delete_with_row(model: type[Model]) -> None:
    """Have the file of the model's field `file` go with its row, once that is certain."""
    post_delete.connect(_delete_file, sender=model, dispatch_uid=f"private_files.{model._meta.label_lower}")


def _delete_file(*, instance: Any, **kwargs: Any) -> None:
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name), robust=True)
