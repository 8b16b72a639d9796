"""Who wants to hear of what, and what was found for them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from search.catalogue.asked import Asked, read
from search.saved.enums import Frequency


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def of(self, user: object) -> "SavedSearchQuerySet":
        """A saved search is its owner's alone."""
        return self.filter(owner=user) if getattr(user, "is_authenticated", False) else self.none()

    def waiting(self) -> "SavedSearchQuerySet":
        """Those whose owners are to find in their notices what is found."""
        return self.filter(owner__is_active=True)

    def mailed(self) -> "SavedSearchQuerySet":
        """Those whose owners want mails of them, and at all."""
        paused = {"owner__notice_settings__is_paused": True}
        return self.waiting().exclude(frequency=Frequency.NEVER).exclude(**paused)


class SavedSearch(models.Model):
    """`question` is the address of the catalogue after its question mark."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(_("name"), max_length=120)
    question = models.TextField()
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    frequency = models.CharField(_("mails"), max_length=10, choices=Frequency.choices, default=Frequency.WEEKLY)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def asked(self) -> Asked:
        return read(QueryDict(self.question), self.language)


class Alert(models.Model):
    """An object that a search found: told once, however often it changes. What nobody wants mailed counts as sent."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="alerts")
    origin = models.UUIDField()
    key = models.CharField(max_length=200)
    found_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["found_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["search", "origin"], name="alert_once_a_search_and_object")]

    def __str__(self) -> str:
        return self.key
