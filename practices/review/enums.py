"""States, steps and decisions of review."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReviewState(models.TextChoices):
    """Where a page stands, in the words of the editor's list."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    CHANGES_WANTED = "changes_wanted", _("Changes wanted")
    DECLINED = "declined", _("Declined")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Step(models.TextChoices):
    """What happened to a page; the timeline is made of these."""

    SUBMITTED = "submitted", _("Submitted for review")
    TAKEN_BACK = "taken_back", _("Taken back by the editor")
    CHANGES_WANTED = "changes_wanted", _("Changes asked for")
    DECLINED = "declined", _("Declined")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    COUNTED = "counted", _("Counted by the lead partner")
    ENDORSED = "endorsed", _("Endorsed by an expert")


# What a visitor may know of a page's way: nothing of drafts, refusals and reasons.
PUBLIC_STEPS = frozenset({Step.PUBLISHED, Step.COUNTED, Step.ENDORSED})


class DecisionKind(models.TextChoices):
    """Judgements made after publication, by different people."""

    COUNTED = "counted", _("Counted")
    ENDORSED = "endorsed", _("Endorsed")


class TaskAction(models.TextChoices):
    """What a network administrator may answer to a submission; the first two are Wagtail's own names."""

    APPROVE = "approve", _("Publish")
    REJECT = "reject", _("Ask for changes")
    DECLINE = "decline", _("Decline")


class Outcome(models.TextChoices):
    """How a decision on a submission ended."""

    DONE = "done", _("Done")
    NEWER_VERSION = "newer_version", _("A newer version exists")
    NO_LONGER_OPEN = "no_longer_open", _("Somebody else has decided")
    STILL_USED = "still_used", _("A removed row is still used elsewhere")
