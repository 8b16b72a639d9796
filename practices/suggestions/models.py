"""What a member of a group sends to a partner's editors: the only text that leaves a group."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.suggestions.enums import SuggestionKind, SuggestionState
from practices.suggestions.querysets import SuggestionQuerySet

USER = settings.AUTH_USER_MODEL
LONGEST_TEXT = 5_000


class Suggestion(models.Model):
    """`place` is the partner's page whose editors read it; `name` and `group_name` are what they get to know of the sender."""

    kind = models.CharField(_("kind"), max_length=10, choices=SuggestionKind.choices)
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="suggestions")
    post = models.ForeignKey("discussions.Post", on_delete=models.SET_NULL, null=True, blank=True, related_name="suggestions")
    place = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    about = models.ForeignKey("wagtailcore.Page", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    language = models.CharField(_("language"), max_length=5)
    name = models.CharField(_("name"), max_length=150, blank=True)
    group_name = models.CharField(_("group"), max_length=120, blank=True)
    sent_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=SuggestionState.choices, default=SuggestionState.NEW)
    reason = models.CharField(_("answer"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = SuggestionQuerySet.as_manager()
    # Otherwise a page's usage view would tell of what groups sent.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("suggestion of a group")
        verbose_name_plural = _("suggestions of groups")

    def __str__(self) -> str:
        return f"{self.group_id}: {self.kind} {self.sent_at:%Y-%m-%d}"

    @property
    def is_new(self) -> bool:
        return self.state == SuggestionState.NEW
