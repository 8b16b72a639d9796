"""What every page has that goes through review."""

from django.db import models


class ReviewedPage(models.Model):
    """Mixin of pages that partners write and network administrators publish."""

    class Meta:
        abstract = True
