"""Panels of a visit's form."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel, TitleFieldPanel

from practices.review.editing import Requirement, RowsPanel, SubmissionPanel

REQUIRED_FOR_SUBMISSION = (
    Requirement("summary", _("summary")),
    Requirement("starts_on", _("starts on")),
    Requirement("shown_practices", _("at least one practice shown")),
)
FACTS_OF_ORIGINAL = ("kind", "mode", "starts_on", "ends_on", "precision", "region", "shown_practices", "guests", "attendance")

SESSION_PANELS = [
    FieldRowPanel([FieldPanel("day"), FieldPanel("starts_at"), FieldPanel("ends_at")]),
    FieldPanel("title"),
    FieldPanel("site"),
    FieldPanel("description"),
]
PRACTICE_PANELS = [PageChooserPanel("practice")]
GUEST_PANELS = [FieldPanel("participation")]
ATTENDANCE_PANELS = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("organisation_name"), FieldPanel("people")])]
OUTPUT_PANELS = [FieldPanel("title"), FieldPanel("description"), FieldPanel("url"), FieldPanel("document")]

CONTENT_PANELS = [
    SubmissionPanel(heading=_("State")),
    TitleFieldPanel("title"),
    FieldPanel("summary"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("mode")]),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("precision")]),
            FieldRowPanel([FieldPanel("place"), FieldPanel("region")]),
        ],
        heading=_("When and where"),
    ),
    RowsPanel("sessions", heading=_("Programme"), label=_("session")),
    RowsPanel("shown_practices", heading=_("Practices shown"), label=_("practice")),
    RowsPanel("guests", heading=_("Visiting partners"), label=_("partner")),
    RowsPanel("attendance", heading=_("Attendance by organisation"), label=_("organisation")),
    FieldPanel("description"),
    FieldPanel("lessons"),
    RowsPanel("outputs", heading=_("Outputs"), label=_("output")),
    FieldPanel("source_url"),
]
