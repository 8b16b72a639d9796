"""Panels of the practice form, in the programme's order, and what the form itself looks after."""

from typing import Any

from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel, TitleFieldPanel

from practices.review.editing import Requirement, ReviewedPageForm, RowsPanel, SubmissionPanel

REQUIRED_FOR_SUBMISSION = (
    Requirement("summary", _("short summary")),
    Requirement("detail", _("what was done")),
    Requirement("resources", _("resources needed")),
    Requirement("evidence", _("evidence of success")),
    Requirement("potential", _("potential for transfer")),
    Requirement("elements", _("at least one element")),
    Requirement("organisation_in_charge", _("organisation in charge")),
    Requirement("region", _("region")),
    Requirement("start_month", _("started")),
    Requirement("theme", _("theme")),
)
# The same in every language: written on the original, shown on its translations.
FACTS_OF_ORIGINAL = (
    "organisation_in_charge",
    "region",
    "city",
    "level",
    "latitude",
    "longitude",
    "start_month",
    "end_month",
    "ongoing",
    "theme",
    "topic",
    "sectors",
    "markets",
    "maturity",
    "directions",
    "superseded_by",
    "contact_name",
    "contact_email",
    "contact_phone",
    "edition",
    "licence",
)


class GoodPracticeForm(ReviewedPageForm):
    """Measures texts by the edition of the programme's form, warns and never cuts; keeps elements that plans refer to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition = self.instance.form_edition
        if edition is None:
            return
        if "edition" in self.fields and not self.instance.edition_id:
            self.initial["edition"] = edition.pk
        over = gettext("{excess} characters more than the programme's form takes. Nothing is cut off.")
        for name, limit in edition.limits.items():
            if name in self.fields:
                self.fields[name].widget.attrs |= {"data-counter": limit, "data-counter-over": over}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._keep_taken_elements()
        return cleaned

    def _keep_taken_elements(self) -> None:
        taken = {element.pk: element for element in self.instance.elements_taken_by_plans()}
        for row in self.formsets["elements"].initial_forms if "elements" in self.formsets else ():
            if row.instance.pk in taken and DELETION_FIELD_NAME in row.fields and row[DELETION_FIELD_NAME].value():
                # Shown again, or the editor could not take the removal back.
                row.data = {key: row.data[key] for key in row.data if key != row.add_prefix(DELETION_FIELD_NAME)}
                self.add_error(
                    None,
                    gettext("The element “%(name)s” stays: a plan refers to it. You can still change its text.")
                    % {"name": row.instance.name},
                )


class LengthsPanel(Panel):
    """Which texts are longer than the programme's form takes, said by the server too."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "good_practices/lengths_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.too_long())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "texts": self.instance.too_long(), "edition": self.instance.form_edition}


ELEMENT_PANELS = [FieldPanel("name"), FieldPanel("what"), FieldPanel("needs")]
LINK_PANELS = [FieldPanel("title"), FieldPanel("url")]
DOCUMENT_PANELS = [FieldPanel("document")]
IMAGE_PANELS = [FieldPanel("image"), FieldPanel("alt"), FieldPanel("credit")]

CONTENT_PANELS = [
    SubmissionPanel(heading=_("State")),
    LengthsPanel(heading=_("Longer than the programme's form")),
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    FieldPanel("detail"),
    FieldPanel("resources"),
    FieldPanel("evidence"),
    FieldPanel("difficulties"),
    FieldPanel("potential"),
    RowsPanel("elements", heading=_("Elements that others can take"), label=_("element")),
    MultiFieldPanel(
        [
            FieldPanel("organisation_in_charge"),
            FieldRowPanel([FieldPanel("region"), FieldPanel("city"), FieldPanel("level")]),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldRowPanel([FieldPanel("start_month"), FieldPanel("end_month"), FieldPanel("ongoing")]),
        ],
        heading=_("Where and when"),
    ),
    FieldPanel("superseded_by"),
    MultiFieldPanel(
        [
            FieldPanel("theme"),
            FieldPanel("topic"),
            FieldPanel("sectors"),
            FieldPanel("markets"),
            FieldPanel("maturity"),
            FieldPanel("directions"),
        ],
        heading=_("Subject"),
    ),
    MultiFieldPanel(
        [FieldPanel("contact_name"), FieldPanel("contact_email"), FieldPanel("contact_phone")], heading=_("Contact (members only)")
    ),
    RowsPanel("links", heading=_("Links"), label=_("link")),
    RowsPanel("documents", heading=_("Documents"), label=_("document")),
    RowsPanel("images", heading=_("Images"), label=_("image")),
    MultiFieldPanel([FieldPanel("edition"), FieldPanel("licence"), FieldPanel("source_url")], heading=_("Form, licence and source")),
]
