"""What people wrote to the owner of a practice through the platform: the owner's record."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.good_practices.models.pages import GoodPracticePage
from practices.good_practices.querysets import PracticeMessageQuerySet

LONGEST_MESSAGE = 3000


class PracticeMessage(models.Model):
    """One message. It belongs to the original version of the practice."""

    page = models.ForeignKey(GoodPracticePage, on_delete=models.CASCADE, related_name="messages", verbose_name=_("practice"))
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    text = models.TextField(_("message"), max_length=LONGEST_MESSAGE)
    language = models.CharField(_("language"), max_length=5)
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("sender")
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PracticeMessageQuerySet.as_manager()
    # Otherwise the page's usage view would name the writers.
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("message to the owner of a practice")
        verbose_name_plural = _("messages to owners of practices")

    def __str__(self) -> str:
        return f"{self.page_id} {self.sent_at:%Y-%m-%d}"
