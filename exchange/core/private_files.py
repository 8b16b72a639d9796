"""Files that only a view gives out, after asking who may read them."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages


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
