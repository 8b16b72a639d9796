"""What the index could not take, and the number of the last write."""

from django.db import models
from django.utils import timezone


class SetAside(models.Model):
    """A document that could not be built or that the engine could not take, and why. It is tried again with its object's next change."""

    key = models.CharField(max_length=200, unique=True)
    origin = models.CharField(max_length=80)
    reason = models.CharField(max_length=300)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.key}: {self.reason}"


class WriteCount(models.Model):
    """One row: the version of the last write, whichever host it came from (see search.indexing.versions)."""

    value = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.value)
