"""Closed lists of moderation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportReason(models.TextChoices):
    OFF_TOPIC = "off_topic", _("It has nothing to do with the thread")
    ABOUT_PEOPLE = "about_people", _("It attacks or insults people")
    PERSONAL_DATA = "personal_data", _("It tells personal data of somebody")
    CONFIDENTIAL = "confidential", _("It tells what a firm or body has not made public")
    ADVERTISING = "advertising", _("It is advertising")
    UNLAWFUL = "unlawful", _("I think that it is against the law")
    OTHER = "other", _("Something else, said below")


class GeneralRule(models.TextChoices):
    """What a decision rests on where the network has written no rules of its own."""

    RESPECT = "respect", _("Argue about proposals, not about people")
    TOPIC = "topic", _("Stay with the subject of the thread")
    PRIVACY = "privacy", _("Keep personal data of others out")
    CONFIDENCE = "confidence", _("Tell nothing that others have not made public themselves")
    NO_ADVERTISING = "no_advertising", _("Do not advertise")
    LAW = "law", _("Keep to the law")


class Standing(models.TextChoices):
    """How a post is before and after a decision."""

    STANDS = "stands", _("stands")
    HIDDEN = "hidden", _("hidden")
    REMOVED = "removed", _("removed")
    TAKEN_BACK = "taken_back", _("withdrawn by its author")


class DecisionKind(models.TextChoices):
    KEEP = "keep", _("Keep it")
    WARN = "warn", _("Warn the author, the text stays")
    HIDE = "hide", _("Hide it; this can be taken back")
    REMOVE = "remove", _("Remove it")
    RESTORE = "restore", _("Show it again")
    # On a whole thread.
    HIDE_ALL = "hide_all", _("Hide the thread")
    SHOW_ALL = "show_all", _("Show the thread")


# Decisions that say that a post broke a rule, which the form asks for.
NAMING_RULE = frozenset({DecisionKind.WARN, DecisionKind.HIDE, DecisionKind.REMOVE})
# Decisions against somebody, who can object.
AGAINST = NAMING_RULE | {DecisionKind.HIDE_ALL}

# Decisions that change how a post or thread stands.
CHANGING = frozenset(DecisionKind) - {DecisionKind.KEEP, DecisionKind.WARN}


class Done(models.TextChoices):
    """A decision in the past tense, as log and mails say it."""

    KEEP = "keep", _("kept")
    WARN = "warn", _("author warned")
    HIDE = "hide", _("hidden")
    REMOVE = "remove", _("removed")
    RESTORE = "restore", _("shown again")
    HIDE_ALL = "hide_all", _("thread hidden")
    SHOW_ALL = "show_all", _("thread shown again")


class AppealState(models.TextChoices):
    OPEN = "open", _("objection not decided yet")
    REJECTED = "rejected", _("objection rejected")
    GRANTED = "granted", _("objection granted")
