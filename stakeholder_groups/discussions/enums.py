"""Closed lists of threads and posts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ThreadKind(models.TextChoices):
    DISCUSSION = "discussion", _("Discussion")
    QUESTION = "question", _("Question")
    DOCUMENT_REVIEW = "document_review", _("Document review")
    DECISION = "decision", _("Decision")


class EventKind(models.TextChoices):
    """What a change of a thread is. Readers that do not know a kind fetch the post or reload."""

    POSTED = "posted", _("posted")
    EDITED = "edited", _("edited")
    WITHDRAWN = "withdrawn", _("withdrawn")
    LOCKED = "locked", _("closed for posts")
    UNLOCKED = "unlocked", _("opened for posts")
    PINNED = "pinned", _("pinned")
    UNPINNED = "unpinned", _("unpinned")
    REACTED = "reacted", _("reacted to")
    POLLED = "polled", _("given a poll or its end")
    VOTED = "voted", _("voted in")
    FILED = "filed", _("changed in its files")


# Nobody is told of these in words: too many, too small.
QUIET_EVENTS = frozenset({EventKind.REACTED, EventKind.VOTED, EventKind.FILED})


class ReactionKind(models.TextChoices):
    AGREE = "agree", _("Agree")
    USEFUL = "useful", _("Useful")
    QUESTION = "question", _("Question")


class ResultsShown(models.TextChoices):
    """When the results of a poll are shown."""

    VOTED = "voted", _("to who has voted, and to all at the end")
    CLOSED = "closed", _("only at the end")


class AttachmentState(models.TextChoices):
    PENDING = "pending", _("is being checked")
    CLEAN = "clean", _("may be opened")
    REFUSED = "refused", _("was refused by the check")


class FollowLevel(models.TextChoices):
    """What somebody hears of. Without a level the person's own settings decide."""

    ALL = "all", _("Every new post at once")
    MENTIONS = "mentions", _("Mentions and replies at once, the rest in the digest")
    DIGEST = "digest", _("Everything in the digest")
    MUTE = "mute", _("Nothing; mentions stand in the list")
