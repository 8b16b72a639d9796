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
    RESTORED = "restored", _("restored")
    LOCKED = "locked", _("closed for posts")
    UNLOCKED = "unlocked", _("opened for posts")
    PINNED = "pinned", _("pinned")
    UNPINNED = "unpinned", _("unpinned")
