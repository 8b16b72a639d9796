"""Local action plans: three parts as in the programme's template, actions as rows, each with what it took from others."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Page, TranslatableMixin

from exchange.core.models import OrderedRow
from exchange.core.public_pages import public_pages
from exchange.partners.enums import InstrumentKind
from practices.good_practices.models import GoodPracticePage
from practices.plans import editing
from practices.plans.enums import TransferState
from practices.plans.querysets import TransferQuerySet
from practices.review.models import ReviewedPage


class LocalActionPlanPage(ReviewedPage, Page):
    """A plan bound to a policy instrument; one plan an instrument, by one or several partners."""

    # Part I: general information
    participation = models.ForeignKey(
        "partners.Participation", on_delete=models.PROTECT, null=True, blank=True, related_name="plans", verbose_name=_("partner")
    )
    other_organisations = models.TextField(_("other organisations"), blank=True, help_text=_("One a line."))
    region = models.ForeignKey(
        "partners.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="plans", verbose_name=_("region")
    )
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    start_year = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True)
    # Part II: policy context
    aims_at = models.CharField(_("the plan aims at"), max_length=30, choices=InstrumentKind.choices, blank=True)
    instrument = models.ForeignKey(
        "partners.PolicyInstrument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        verbose_name=_("policy instrument"),
    )
    policy_details = models.TextField(_("details of the policy context"), blank=True)
    # Part III opens with these; its actions are rows
    summary = models.CharField(_("abstract"), max_length=500, blank=True)
    background = models.TextField(_("background"), blank=True)
    source_url = models.URLField(_("public source"), blank=True)

    parent_page_types = ["pages.PartnerPage"]
    subpage_types: list[str] = []
    content_panels = editing.CONTENT_PANELS
    required_for_submission = editing.REQUIRED_FOR_SUBMISSION
    facts_of_original = editing.FACTS_OF_ORIGINAL
    template = "plans/plan_page.html"
    read_with = ("participation__organisation", "region", "instrument")

    class Meta:
        verbose_name = _("local action plan")
        verbose_name_plural = _("local action plans")

    def clean(self) -> None:
        super().clean()
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise ValidationError({"end_year": gettext("The plan ends before it starts. Correct one of the two years.")})


class PlanSection(TranslatableMixin, OrderedRow):
    """A section beyond the template: a network may ask for risks, communication, finance and more."""

    page = ParentalKey(LocalActionPlanPage, on_delete=models.CASCADE, related_name="sections")
    title = models.CharField(_("title"), max_length=150)
    text = models.TextField(_("text"), blank=True)

    panels = editing.SECTION_PANELS

    class Meta(TranslatableMixin.Meta, OrderedRow.Meta):
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class Action(TranslatableMixin, ClusterableModel, OrderedRow):
    """One action of part III."""

    page = ParentalKey(LocalActionPlanPage, on_delete=models.CASCADE, related_name="actions")
    title = models.CharField(_("title"), max_length=200)
    relevance = models.TextField(_("relevance to the network"), blank=True, help_text=_("Which practice, which visit, which lesson."))
    nature = models.TextField(_("nature of the action"), blank=True)
    stakeholders = models.TextField(_("stakeholders involved"), blank=True)
    timeframe = models.CharField(_("timeframe"), max_length=150, blank=True)
    costs = models.TextField(_("costs"), blank=True)
    funding = models.TextField(_("funding sources"), blank=True)
    outcome = models.TextField(_("what became of it"), blank=True)
    outcome_source_url = models.URLField(_("source of the outcome"), blank=True)

    panels = editing.ACTION_PANELS

    class Meta(TranslatableMixin.Meta, OrderedRow.Meta):
        verbose_name = _("action")
        verbose_name_plural = _("actions")

    def __str__(self) -> str:
        return self.title


class Transfer(OrderedRow):
    """The edge of the network: an element of another's practice, taken into an action. Made in the action's form only."""

    action = ParentalKey(Action, on_delete=models.CASCADE, related_name="transfers")
    element = models.ForeignKey(
        "good_practices.PracticeElement", on_delete=models.PROTECT, related_name="transfers", verbose_name=_("element")
    )
    visit = models.ForeignKey(
        "visits.StudyVisitPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="transfers",
        verbose_name=_("via visit or workshop"),
    )
    taken = models.TextField(_("what was taken"), blank=True)
    changed = models.TextField(_("what was changed"), blank=True)
    state = models.CharField(_("state"), max_length=12, choices=TransferState.choices, default=TransferState.PLANNED)

    objects = TransferQuerySet.as_manager()
    panels = editing.TRANSFER_PANELS

    class Meta(OrderedRow.Meta):
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")

    def __str__(self) -> str:
        return f"{self.element_id} → {self.action_id}"

    def clean(self) -> None:
        """A practice may be withdrawn after an element was taken; until then only what everybody may read can be taken."""
        super().clean()
        if not self.element_id or public_pages(GoodPracticePage.objects).filter(pk=self.element.page_id).exists():
            return
        if not self.pk or not Transfer.objects.filter(pk=self.pk, element=self.element_id).exists():
            raise ValidationError({"element": gettext("Choose an element of a published practice.")})


class AnnouncedTransfer(models.Model):
    """A transfer that was told of when its plan was first published with it, known by the keys that its ends keep."""

    action_key = models.UUIDField()
    element_key = models.UUIDField()
    announced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action_key", "element_key"], name="transfer_announced_once")]
        verbose_name = _("announced transfer")
        verbose_name_plural = _("announced transfers")

    def __str__(self) -> str:
        return f"{self.element_key} → {self.action_key}"
