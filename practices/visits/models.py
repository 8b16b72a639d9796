"""Visits and workshops at which practices were shown."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page, TranslatableMixin

from exchange.core.models import OrderedRow
from practices.review.models import ReviewedPage
from practices.visits import editing
from practices.visits.enums import DatePrecision, VisitKind, VisitMode
from practices.visits.rules import dates_in_words


class StudyVisitPage(ReviewedPage, Page):
    """A visit as its host tells of it: who came, what was shown, what it produced."""

    kind = models.CharField(_("kind"), max_length=20, choices=VisitKind.choices, default=VisitKind.STUDY)
    mode = models.CharField(_("mode"), max_length=10, choices=VisitMode.choices, default=VisitMode.ON_SITE)
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    description = models.TextField(_("what happened"), blank=True)
    lessons = models.TextField(_("lessons"), blank=True, help_text=_("What the visitors took home in words."))
    place = models.CharField(_("place"), max_length=150, blank=True)
    region = models.ForeignKey(
        "partners.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="visits", verbose_name=_("region")
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    precision = models.CharField(_("how exact the dates are"), max_length=10, choices=DatePrecision.choices, default=DatePrecision.DAY)
    source_url = models.URLField(_("public source"), blank=True)

    parent_page_types = ["pages.PartnerPage"]
    subpage_types: list[str] = []
    content_panels = editing.CONTENT_PANELS
    required_for_submission = editing.REQUIRED_FOR_SUBMISSION
    facts_of_original = editing.FACTS_OF_ORIGINAL
    template = "visits/visit_page.html"
    read_with = ("region",)

    class Meta:
        verbose_name = _("study visit")
        verbose_name_plural = _("study visits")

    def clean(self) -> None:
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": gettext("The visit ends before it starts. Correct one of the two dates.")})

    @property
    def dates(self) -> str:
        return dates_in_words(self.starts_on, self.ends_on, self.precision)


class VisitSession(TranslatableMixin, OrderedRow):
    """One line of the programme: a session at a site."""

    page = ParentalKey(StudyVisitPage, on_delete=models.CASCADE, related_name="sessions")
    day = models.DateField(_("day"), null=True, blank=True)
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("to"), null=True, blank=True)
    title = models.CharField(_("session"), max_length=200)
    site = models.CharField(_("site"), max_length=200, blank=True)
    description = models.TextField(_("description"), blank=True)

    panels = editing.SESSION_PANELS

    class Meta(TranslatableMixin.Meta, OrderedRow.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")


class VisitPractice(OrderedRow):
    """A practice that was shown."""

    page = ParentalKey(StudyVisitPage, on_delete=models.CASCADE, related_name="shown_practices")
    practice = models.ForeignKey(
        "good_practices.GoodPracticePage", on_delete=models.PROTECT, related_name="shown_at", verbose_name=_("practice")
    )

    panels = editing.PRACTICE_PANELS

    class Meta(OrderedRow.Meta):
        verbose_name = _("practice shown")
        verbose_name_plural = _("practices shown")


class VisitGuest(OrderedRow):
    """A partner that came: together with the practices shown it says where a practice was discussed."""

    page = ParentalKey(StudyVisitPage, on_delete=models.CASCADE, related_name="guests")
    participation = models.ForeignKey("partners.Participation", on_delete=models.PROTECT, related_name="visits", verbose_name=_("partner"))

    panels = editing.GUEST_PANELS

    class Meta(OrderedRow.Meta):
        verbose_name = _("visiting partner")
        verbose_name_plural = _("visiting partners")


class VisitAttendance(OrderedRow):
    """People who came, counted by organisation."""

    page = ParentalKey(StudyVisitPage, on_delete=models.CASCADE, related_name="attendance")
    organisation = models.ForeignKey(
        "partners.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    organisation_name = models.CharField(_("or its name"), max_length=200, blank=True)
    people = models.PositiveIntegerField(_("people"), validators=[MinValueValidator(1)])

    panels = editing.ATTENDANCE_PANELS

    class Meta(OrderedRow.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")

    def clean(self) -> None:
        super().clean()
        if not self.organisation_id and not self.organisation_name.strip():
            raise ValidationError({"organisation": gettext("Choose an organisation or write its name.")})

    @property
    def shown_name(self) -> str:
        return self.organisation.shown_name if self.organisation else self.organisation_name


class VisitOutput(TranslatableMixin, OrderedRow):
    page = ParentalKey(StudyVisitPage, on_delete=models.CASCADE, related_name="outputs")
    title = models.CharField(_("output"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    url = models.URLField(_("address"), blank=True)
    document = models.ForeignKey(
        "content.ExchangeDocument", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("document")
    )

    panels = editing.OUTPUT_PANELS

    class Meta(TranslatableMixin.Meta, OrderedRow.Meta):
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
