from stakeholder_groups.discussions.services.deadlines import remind, set_deadline
from stakeholder_groups.discussions.services.documents import NothingToReviewError, OtherDocumentError, pin_document
from stakeholder_groups.discussions.services.hiding import hide_post, show_post
from stakeholder_groups.discussions.services.keeping import discard_draft, mark_read, save_draft
from stakeholder_groups.discussions.services.moving import move_thread
from stakeholder_groups.discussions.services.outcomes import withdraw_outcome, write_outcome
from stakeholder_groups.discussions.services.posting import (
    LONGEST_POST,
    DeadlinePassedError,
    PostWithdrawnError,
    Sent,
    ThreadLockedError,
    ThreadMergedError,
    edit_post,
    send_post,
    start_thread,
    withdraw_post,
)
from stakeholder_groups.discussions.services.splitting import CannotPlaceError, merge_threads, split_thread
from stakeholder_groups.discussions.services.threads import set_hidden, set_locked, set_pinned
from stakeholder_groups.discussions.services.undoing import CannotUndoError, undo

__all__ = [
    "LONGEST_POST",
    "CannotPlaceError",
    "CannotUndoError",
    "DeadlinePassedError",
    "NothingToReviewError",
    "OtherDocumentError",
    "PostWithdrawnError",
    "Sent",
    "ThreadLockedError",
    "ThreadMergedError",
    "discard_draft",
    "edit_post",
    "hide_post",
    "mark_read",
    "merge_threads",
    "move_thread",
    "pin_document",
    "remind",
    "save_draft",
    "send_post",
    "set_deadline",
    "set_hidden",
    "set_locked",
    "set_pinned",
    "show_post",
    "split_thread",
    "start_thread",
    "undo",
    "withdraw_outcome",
    "withdraw_post",
    "write_outcome",
]
