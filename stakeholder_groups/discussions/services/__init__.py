from stakeholder_groups.discussions.services.keeping import discard_draft, mark_read, save_draft
from stakeholder_groups.discussions.services.posting import (
    LONGEST_POST,
    Sent,
    ThreadLockedError,
    edit_post,
    send_post,
    start_thread,
    withdraw_post,
)
from stakeholder_groups.discussions.services.threads import set_locked, set_pinned
from stakeholder_groups.discussions.services.tombstones import PostWithdrawnError, leave_tombstone, lift_tombstone

__all__ = [
    "LONGEST_POST",
    "PostWithdrawnError",
    "Sent",
    "ThreadLockedError",
    "discard_draft",
    "edit_post",
    "leave_tombstone",
    "lift_tombstone",
    "mark_read",
    "save_draft",
    "send_post",
    "set_locked",
    "set_pinned",
    "start_thread",
    "withdraw_post",
]
