"""Panels of the practice form, in the programme's order."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel

from practices.review.editing import Requirement, SubmissionPanel

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
    "contact_name",
    "contact_email",
    "contact_phone",
    "edition",
    "licence",
)

ELEMENT_PANELS = [FieldPanel("name"), FieldPanel("what"), FieldPanel("needs")]
LINK_PANELS = [FieldPanel("title"), FieldPanel("url")]
DOCUMENT_PANELS = [FieldPanel("document")]
IMAGE_PANELS = [FieldPanel("image"), FieldPanel("alt"), FieldPanel("credit")]

CONTENT_PANELS = [
    SubmissionPanel(heading=_("State")),
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    FieldPanel("detail"),
    FieldPanel("resources"),
    FieldPanel("evidence"),
    FieldPanel("difficulties"),
    FieldPanel("potential"),
    InlinePanel("elements", heading=_("Elements that others can take"), label=_("element")),
    MultiFieldPanel(
        [
            FieldPanel("organisation_in_charge"),
            FieldRowPanel([FieldPanel("region"), FieldPanel("city"), FieldPanel("level")]),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldRowPanel([FieldPanel("start_month"), FieldPanel("end_month"), FieldPanel("ongoing")]),
        ],
        heading=_("Where and when"),
    ),
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
    InlinePanel("links", heading=_("Links"), label=_("link")),
    InlinePanel("documents", heading=_("Documents"), label=_("document")),
    InlinePanel("images", heading=_("Images"), label=_("image")),
    MultiFieldPanel([FieldPanel("edition"), FieldPanel("licence"), FieldPanel("source_url")], heading=_("Form, licence and source")),
]
