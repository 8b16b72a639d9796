"""Changes of moderation."""

from stakeholder_groups.moderation.services.deciding import (
    ChangedMeanwhileError,
    DecidedMeanwhileError,
    OwnPostError,
    Verdict,
    decide,
    decide_on_hiding,
    record_withdrawal,
)
from stakeholder_groups.moderation.services.objecting import (
    AlreadyAnsweredError,
    SecondPersonError,
    answer_author,
    decide_appeal,
    object_to,
)
from stakeholder_groups.moderation.services.reporting import report_post
from stakeholder_groups.moderation.services.restricting import (
    CoordinatesError,
    block_member,
    lift_block,
    require_no_block,
    require_no_pause,
    set_slow_mode,
)

__all__ = [
    "AlreadyAnsweredError",
    "ChangedMeanwhileError",
    "CoordinatesError",
    "DecidedMeanwhileError",
    "OwnPostError",
    "SecondPersonError",
    "Verdict",
    "answer_author",
    "block_member",
    "decide",
    "decide_appeal",
    "decide_on_hiding",
    "lift_block",
    "object_to",
    "record_withdrawal",
    "report_post",
    "require_no_block",
    "require_no_pause",
    "set_slow_mode",
]
