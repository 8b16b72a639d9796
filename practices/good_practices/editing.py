"""Panels of the practice form, in the programme's order."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, TitleFieldPanel

ELEMENT_PANELS = [FieldPanel("name"), FieldPanel("what"), FieldPanel("needs")]
LINK_PANELS = [FieldPanel("title"), FieldPanel("url")]
DOCUMENT_PANELS = [FieldPanel("document")]
IMAGE_PANELS = [FieldPanel("image"), FieldPanel("alt"), FieldPanel("credit")]

CONTENT_PANELS = [
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
