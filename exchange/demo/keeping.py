"""Each thing is made once in the life of a database: what a user changed, moved or deleted afterwards stays so."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from exchange.demo.models import DemoRecord

Made = TypeVar("Made", bound=models.Model)


class GoneError(LookupError):
    """What this one would hang on was deleted by somebody, so this one is not made either."""


class Keeper:
    """Remembers what was made under which key."""

    def __init__(self) -> None:
        self._records = {record.key: record for record in DemoRecord.objects.all()}
        self._objects: dict[str, models.Model | None] = {}
        self.made = 0

    def once(self, key: str, make: Callable[[], Made]) -> Made | None:
        """The object of this key, made now or at an earlier time; None if it, or what it hangs on, was deleted."""
        if key in self._records:
            return self.find(key)  # type: ignore[return-value]  # a key always stands for the same kind of object
        try:
            with transaction.atomic():
                made = make()
                kind = ContentType.objects.get_for_model(made)
                self._records[key] = DemoRecord.objects.create(key=key, content_type=kind, object_id=made.pk)
        except GoneError:
            return None
        self._objects[key] = made
        self.made += 1
        return made

    def has_made(self, key: str) -> bool:
        return key in self._records

    def find(self, key: str) -> models.Model | None:
        """What was made under the key, if it is still there."""
        if key not in self._objects:
            record = self._records.get(key)
            self._objects[key] = record.target if record else None
        return self._objects[key]

    def need(self, kind: type[Made], key: str) -> Made:
        found = self.find(key)
        if not isinstance(found, kind):
            raise GoneError(key)
        return found

    def optional(self, kind: type[Made], key: str) -> Made | None:
        found = self.find(key)
        return found if isinstance(found, kind) else None
