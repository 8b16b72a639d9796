"""Counted and endorsed: dated judgements about a published original, outside the workflow."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from practices.review import rules
from practices.review.enums import DecisionKind


class PracticeDecision(models.Model):
    """One judgement. It belongs to the original version of a page and names the revision that was judged."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="decisions", verbose_name=_("page"))
    kind = models.CharField(_("kind"), max_length=10, choices=DecisionKind.choices)
    text = models.TextField(_("text"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("when"), default=timezone.now)
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["page", "kind", "revision"], name="one_decision_a_version")]
        verbose_name = _("decision on a practice")
        verbose_name_plural = _("decisions on practices")

    def __str__(self) -> str:
        return f"{self.page_id} {self.kind}"

    @property
    def changed_since(self) -> bool:
        """Whether the published text was changed after this judgement."""
        return rules.changed_since(
            decided_revision=self.revision_id,
            live_revision=self.page.live_revision_id,
            decided_at=self.decided_at,
            published_at=self.page.last_published_at,
        )
