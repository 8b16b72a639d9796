"""Panels of a plan's form. A transfer is made inside its action and nowhere else."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel, TitleFieldPanel

from practices.review.editing import Requirement, RowsPanel, SubmissionPanel

REQUIRED_FOR_SUBMISSION = (
    Requirement("participation", _("partner")),
    Requirement("region", _("region")),
    Requirement("instrument", _("policy instrument")),
    Requirement("summary", _("abstract")),
    Requirement("actions", _("at least one action")),
)
FACTS_OF_ORIGINAL = ("participation", "region", "contact_name", "contact_email", "start_year", "end_year", "aims_at", "instrument")

TRANSFER_PANELS = [
    FieldPanel("element"),
    PageChooserPanel("visit", "visits.StudyVisitPage"),
    FieldPanel("taken"),
    FieldPanel("changed"),
    FieldPanel("state"),
]
SECTION_PANELS = [FieldPanel("title"), FieldPanel("text")]
ACTION_PANELS = [
    FieldPanel("title"),
    FieldPanel("relevance"),
    RowsPanel("transfers", heading=_("Taken from others"), label=_("transfer")),
    FieldPanel("nature"),
    FieldPanel("stakeholders"),
    FieldPanel("timeframe"),
    FieldRowPanel([FieldPanel("costs"), FieldPanel("funding")]),
    FieldPanel("outcome"),
    FieldPanel("outcome_source_url"),
]
CONTENT_PANELS = [
    SubmissionPanel(heading=_("State")),
    TitleFieldPanel("title"),
    MultiFieldPanel(
        [
            FieldPanel("participation"),
            FieldPanel("other_organisations"),
            FieldPanel("region"),
            FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_email")]),
            FieldRowPanel([FieldPanel("start_year"), FieldPanel("end_year")]),
        ],
        heading=_("Part I: general information"),
    ),
    MultiFieldPanel([FieldPanel("aims_at"), FieldPanel("instrument"), FieldPanel("policy_details")], heading=_("Part II: policy context")),
    MultiFieldPanel([FieldPanel("summary"), FieldPanel("background")], heading=_("Part III: the plan")),
    RowsPanel("actions", heading=_("Actions"), label=_("action")),
    RowsPanel("sections", heading=_("Further sections"), label=_("section")),
    FieldPanel("source_url"),
]
