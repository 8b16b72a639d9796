from stakeholder_groups.discussions.forms.coordination import (
    DeadlineForm,
    DocumentForm,
    MergeForm,
    MoveForm,
    OutcomeForm,
    ReasonForm,
    SplitForm,
)
from stakeholder_groups.discussions.forms.polls import PollForm
from stakeholder_groups.discussions.forms.posts import PostForm, ReplyForm, ThreadForm, WithdrawForm
from stakeholder_groups.discussions.forms.reviews import CommentForm

__all__ = [
    "CommentForm",
    "DeadlineForm",
    "DocumentForm",
    "MergeForm",
    "MoveForm",
    "OutcomeForm",
    "PollForm",
    "PostForm",
    "ReasonForm",
    "ReplyForm",
    "SplitForm",
    "ThreadForm",
    "WithdrawForm",
]
