"""Good practices with the fields of the programme's form; its elements are what others take over."""

from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import Page, TranslatableMixin

from exchange.core.models import OrderedRow
from practices.good_practices import editing, rules
from practices.good_practices.enums import Level
from practices.good_practices.models.editions import FormEdition
from practices.review.models import ReviewedPage


class GoodPracticePage(ReviewedPage, Page):
    edition = models.ForeignKey(
        FormEdition, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("form edition")
    )
    summary = models.CharField(_("short summary"), max_length=500, blank=True)
    detail = models.TextField(_("what was done"), blank=True)
    resources = models.TextField(_("resources needed"), blank=True)
    evidence = models.TextField(_("evidence of success"), blank=True)
    difficulties = models.TextField(_("difficulties encountered"), blank=True)
    potential = models.TextField(_("potential for transfer"), blank=True)
    organisation_in_charge = models.ForeignKey(
        "partners.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="practices",
        verbose_name=_("organisation in charge"),
    )
    region = models.ForeignKey(
        "partners.Region", on_delete=models.PROTECT, null=True, blank=True, related_name="practices", verbose_name=_("region")
    )
    city = models.CharField(_("city"), max_length=100, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level.choices, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    start_month = models.DateField(_("started"), null=True, blank=True, help_text=_("Any day of the month."))
    end_month = models.DateField(_("ended"), null=True, blank=True)
    ongoing = models.BooleanField(_("ongoing"), default=False)
    topic = models.ForeignKey(
        "partners.PracticeTopic", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    theme = models.ForeignKey("partners.Theme", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("theme"))
    sectors = ParentalManyToManyField("partners.Sector", blank=True, related_name="+", verbose_name=_("sectors"))
    markets = ParentalManyToManyField("partners.Market", blank=True, related_name="+", verbose_name=_("markets"))
    maturity = ParentalManyToManyField("partners.FirmMaturity", blank=True, related_name="+", verbose_name=_("firm maturity"))
    directions = ParentalManyToManyField("partners.Direction", blank=True, related_name="+", verbose_name=_("directions"))
    superseded_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="supersedes",
        verbose_name=_("superseded by"),
        help_text=_("The practice that replaces this one. Readers are led to it, and this one stands lower in search."),
    )
    contact_name = models.CharField(_("contact person"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact phone"), max_length=40, blank=True)
    licence = models.CharField(_("content licence"), max_length=60, default="CC BY 4.0", blank=True)
    source_url = models.URLField(_("public source"), blank=True)

    parent_page_types = ["pages.PartnerPage"]
    subpage_types: list[str] = []
    content_panels = editing.CONTENT_PANELS
    base_form_class = editing.GoodPracticeForm
    required_for_submission = editing.REQUIRED_FOR_SUBMISSION
    facts_of_original = editing.FACTS_OF_ORIGINAL
    can_be_judged = True
    template = "good_practices/practice_page.html"
    read_with = ("region", "organisation_in_charge", "theme", "topic")

    class Meta:
        verbose_name = _("good practice")
        verbose_name_plural = _("good practices")

    def clean(self) -> None:
        super().clean()
        if self.ongoing and self.end_month:
            raise ValidationError({"end_month": gettext("An ongoing practice has no end. Remove the end or the tick at “ongoing”.")})
        if self.start_month and self.end_month and self.end_month < self.start_month:
            raise ValidationError({"end_month": gettext("The practice ends before it starts. Correct one of the two months.")})
        self._name_an_original()

    def _name_an_original(self) -> None:
        """A replacement is named once for all its languages, and never leads back here."""
        if self.superseded_by is None:
            return
        self.superseded_by = self.superseded_by.original
        following: GoodPracticePage | None = self.superseded_by
        seen: set[int] = set()
        while following is not None and following.pk not in seen:
            if following.translation_key == self.translation_key:
                raise ValidationError({"superseded_by": gettext("That practice is this one, or is replaced by it. Choose another one.")})
            seen.add(following.pk)
            following = following.superseded_by

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, when both are known."""
        if self.latitude is None or self.longitude is None:
            return None
        return float(self.latitude), float(self.longitude)

    @property
    def form_edition(self) -> FormEdition | None:
        """The edition that its texts are measured by."""
        return self.edition or FormEdition.current()

    def too_long(self) -> list[rules.TooLong]:
        """Texts that the programme's form would not take as they are."""
        edition = self.form_edition
        limits = edition.limits if edition else {}
        texts = {field: str(getattr(self, field) or "") for field in limits}
        return [
            rules.TooLong(
                str(cast("models.Field[Any, Any]", self._meta.get_field(field)).verbose_name), rules.length_of(text), limits[field]
            )
            for field, text in texts.items()
            if rules.is_over(text, limits[field])
        ]

    def elements_taken_by_plans(self) -> "list[PracticeElement]":
        """Elements that a transfer refers to: they cannot be deleted."""
        return list(PracticeElement.objects.filter(page_id=self.pk, transfers__isnull=False).distinct()) if self.pk else []


class PracticeElement(TranslatableMixin, OrderedRow):
    """What another region can take over by itself."""

    page = ParentalKey(GoodPracticePage, on_delete=models.CASCADE, related_name="elements")
    name = models.CharField(_("element"), max_length=120)
    what = models.TextField(_("what it is"), blank=True)
    needs = models.TextField(_("what one needs to take it over"), blank=True)

    panels = editing.ELEMENT_PANELS

    class Meta(TranslatableMixin.Meta, OrderedRow.Meta):
        verbose_name = _("element")
        verbose_name_plural = _("elements")

    def __str__(self) -> str:
        return self.name


class PracticeLink(OrderedRow):
    page = ParentalKey(GoodPracticePage, on_delete=models.CASCADE, related_name="links")
    title = models.CharField(_("title"), max_length=150)
    url = models.URLField(_("address"))

    panels = editing.LINK_PANELS

    class Meta(OrderedRow.Meta):
        verbose_name = _("link")


class PracticeDocument(OrderedRow):
    page = ParentalKey(GoodPracticePage, on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey("content.ExchangeDocument", on_delete=models.PROTECT, related_name="+", verbose_name=_("document"))

    panels = editing.DOCUMENT_PANELS

    class Meta(OrderedRow.Meta):
        verbose_name = _("document")


class PracticeImage(OrderedRow):
    page = ParentalKey(GoodPracticePage, on_delete=models.CASCADE, related_name="images")
    image = models.ForeignKey("content.ExchangeImage", on_delete=models.PROTECT, related_name="+", verbose_name=_("image"))
    alt = models.CharField(_("alternative text"), max_length=250)
    credit = models.CharField(_("credit"), max_length=200, blank=True)

    panels = editing.IMAGE_PANELS

    class Meta(OrderedRow.Meta):
        verbose_name = _("image")
