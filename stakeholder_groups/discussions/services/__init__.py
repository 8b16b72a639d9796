from stakeholder_groups.discussions.services.attachments import discard_uploads, keep_upload
from stakeholder_groups.discussions.services.deadlines import remind, set_deadline
from stakeholder_groups.discussions.services.documents import NothingToReviewError, OtherDocumentError, pin_document
from stakeholder_groups.discussions.services.following import set_level
from stakeholder_groups.discussions.services.keeping import DraftWords, discard_draft, forget_draft, mark_read, save_draft
from stakeholder_groups.discussions.services.moving import move_thread
from stakeholder_groups.discussions.services.outcomes import OutcomeChangedError, state_of_outcome, withdraw_outcome, write_outcome
from stakeholder_groups.discussions.services.polls import Asked, BadVoteError, PollClosedError, PollExistsError, add_poll, close_poll, vote
from stakeholder_groups.discussions.services.posting import (
    LONGEST_POST,
    DeadlinePassedError,
    Sent,
    ThreadLockedError,
    ThreadMergedError,
    edit_post,
    send_post,
    start_thread,
    withdraw_post,
)
from stakeholder_groups.discussions.services.reactions import set_bookmark, set_reaction
from stakeholder_groups.discussions.services.removing_files import remove_attachment
from stakeholder_groups.discussions.services.splitting import CannotPlaceError, merge_threads, split_thread
from stakeholder_groups.discussions.services.threads import set_hidden, set_locked, set_pinned
from stakeholder_groups.discussions.services.tombstones import PostWithdrawnError, leave_tombstone, lift_tombstone
from stakeholder_groups.discussions.services.undoing import CannotUndoError, undo

__all__ = [
    "LONGEST_POST",
    "Asked",
    "BadVoteError",
    "CannotPlaceError",
    "CannotUndoError",
    "DeadlinePassedError",
    "DraftWords",
    "NothingToReviewError",
    "OtherDocumentError",
    "OutcomeChangedError",
    "PollClosedError",
    "PollExistsError",
    "PostWithdrawnError",
    "Sent",
    "ThreadLockedError",
    "ThreadMergedError",
    "add_poll",
    "close_poll",
    "discard_draft",
    "discard_uploads",
    "edit_post",
    "forget_draft",
    "keep_upload",
    "leave_tombstone",
    "lift_tombstone",
    "mark_read",
    "merge_threads",
    "move_thread",
    "pin_document",
    "remind",
    "remove_attachment",
    "save_draft",
    "send_post",
    "set_bookmark",
    "set_deadline",
    "set_hidden",
    "set_level",
    "set_locked",
    "set_pinned",
    "set_reaction",
    "split_thread",
    "start_thread",
    "state_of_outcome",
    "undo",
    "vote",
    "withdraw_outcome",
    "withdraw_post",
    "write_outcome",
]
