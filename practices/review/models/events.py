"""The timeline: every step of a page's review, who took it, when and why."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.review.enums import PUBLIC_STEPS, Step
from practices.review.signals import step_taken

if TYPE_CHECKING:
    from wagtail.models import Page, Revision

    from exchange.accounts.models import User


class ReviewEventQuerySet(models.QuerySet["ReviewEvent"]):
    def of_page(self, page: "Page") -> "ReviewEventQuerySet":
        """Steps of all language versions of the page, oldest first."""
        return self.filter(page__translation_key=page.translation_key).order_by("happened_at", "pk")

    def public(self) -> "ReviewEventQuerySet":
        return self.filter(step__in=PUBLIC_STEPS)


class ReviewEvent(models.Model):
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="review_events", verbose_name=_("page"))
    step = models.CharField(_("step"), max_length=20, choices=Step.choices)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.TextField(_("reason"), blank=True)
    # The field of the form that the reason is about, when it is about one.
    field = models.CharField(_("field"), max_length=60, blank=True)
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    happened_at = models.DateTimeField(_("when"), default=timezone.now)

    objects = ReviewEventQuerySet.as_manager()

    class Meta:
        ordering = ["happened_at", "pk"]
        indexes = [models.Index(fields=["page", "happened_at"], name="review_event_of_page")]
        verbose_name = _("step of a review")
        verbose_name_plural = _("steps of reviews")

    def __str__(self) -> str:
        return f"{self.page_id} {self.step}"


def record_step(
    *, page: "Page", step: Step, actor: "User | None", reason: str = "", field: str = "", revision: "Revision | None" = None, **told: Any
) -> ReviewEvent:
    """Store a step and tell who listens, in one transaction; `told` goes to the listeners only."""
    with transaction.atomic():
        event = ReviewEvent.objects.create(
            page_id=page.pk,
            step=step,
            actor=actor,
            reason=reason.strip(),
            field=field,
            revision=revision if revision is not None and revision.pk else None,
        )
        step_taken.send(sender=ReviewEvent, event=event, page=page, **told)
    return event
