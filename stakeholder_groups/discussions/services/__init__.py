from stakeholder_groups.discussions.services.attachments import discard_uploads, keep_upload, remove_attachment
from stakeholder_groups.discussions.services.following import set_level
from stakeholder_groups.discussions.services.keeping import discard_draft, mark_read, save_draft
from stakeholder_groups.discussions.services.polls import (
    Asked,
    BadVoteError,
    PollClosedError,
    PollExistsError,
    add_poll,
    close_poll,
    vote,
)
from stakeholder_groups.discussions.services.posting import (
    LONGEST_POST,
    PostWithdrawnError,
    Sent,
    ThreadLockedError,
    edit_post,
    send_post,
    start_thread,
    withdraw_post,
)
from stakeholder_groups.discussions.services.reactions import set_bookmark, set_reaction
from stakeholder_groups.discussions.services.threads import set_locked, set_pinned

__all__ = [
    "LONGEST_POST",
    "Asked",
    "BadVoteError",
    "PollClosedError",
    "PollExistsError",
    "PostWithdrawnError",
    "Sent",
    "ThreadLockedError",
    "add_poll",
    "close_poll",
    "discard_draft",
    "discard_uploads",
    "edit_post",
    "keep_upload",
    "mark_read",
    "remove_attachment",
    "save_draft",
    "send_post",
    "set_bookmark",
    "set_level",
    "set_locked",
    "set_pinned",
    "set_reaction",
    "start_thread",
    "vote",
    "withdraw_post",
]
