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
    MOVED = "moved", _("moved to another group")
    SPLIT = "split", _("posts moved to another thread")
    MERGED = "merged", _("merged with another thread")
    HIDDEN = "hidden", _("hidden")
    SHOWN = "shown", _("shown again")
    POST_OUT = "post_out", _("post moved to another thread")
    POST_IN = "post_in", _("post came from another thread")
    DEADLINE = "deadline", _("deadline changed")
    OUTCOME = "outcome", _("outcome changed")
    DOCUMENT = "document", _("text under review changed")
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


class OperationKind(models.TextChoices):
    """What a coordinator did with a thread; each can be undone as long as nothing stands on it."""

    LOCKED = "locked", _("closed the thread for posts")
    UNLOCKED = "unlocked", _("opened the thread for posts")
    PINNED = "pinned", _("put the thread on top of the list")
    UNPINNED = "unpinned", _("took the thread from the top of the list")
    HIDDEN = "hidden", _("hid the thread")
    SHOWN = "shown", _("showed the thread again")
    MOVED = "moved", _("moved the thread to another group")
    SPLIT = "split", _("moved posts to a new thread")
    MERGED = "merged", _("merged the thread into another one")
    DEADLINE = "deadline", _("changed the deadline")


class Obstacle(models.TextChoices):
    """Why an operation cannot be undone."""

    UNDONE = "undone", _("It was undone already.")
    LATER = "later", _("It was changed again later. Undo the later change first.")
    POSTS_WENT_ON = "posts_went_on", _("Some of its posts were moved on since.")
    OTHER_GROUP = "other_group", _("The two threads no longer stand in the same group.")
    MERGED_AWAY = "merged_away", _("One of the threads was merged into another one since.")
    NOT_YOURS = "not_yours", _("You do not coordinate the group that it would go back to.")
    DRAFT_UNDER_REVIEW = "draft", _("It reviews a draft of this group's partner, which no other group may read.")


class Inseparable(models.TextChoices):
    """Why a thread cannot be moved or merged."""

    OUTCOME = "outcome", _("It has an outcome. Withdraw the outcome first.")
    REVIEW = "review", _("It reviews a document, whose comments belong together. Merge the other thread into this one.")
    DRAFT = "draft", _("It reviews a draft of this group's partner, which no other group may read.")
    MERGED = "merged", _("It was merged into another thread meanwhile.")
    ELSEWHERE = "elsewhere", _("The two threads are not in the same group any more.")
    NO_POSTS = "no_posts", _("None of these posts stands in the thread any more.")
