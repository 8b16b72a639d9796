from stakeholder_groups.discussions.models.deadlines import DeadlineReminder
from stakeholder_groups.discussions.models.documents import DocumentReview, PostAnchor, ReviewParagraph
from stakeholder_groups.discussions.models.operations import FormerGroup, ThreadOperation
from stakeholder_groups.discussions.models.outcomes import Outcome, OutcomeSource, OutcomeVersion
from stakeholder_groups.discussions.models.threads import Draft, Post, PostVersion, Thread, ThreadEvent, ThreadReading

__all__ = [
    "DeadlineReminder",
    "DocumentReview",
    "Draft",
    "FormerGroup",
    "Outcome",
    "OutcomeSource",
    "OutcomeVersion",
    "Post",
    "PostAnchor",
    "PostVersion",
    "ReviewParagraph",
    "Thread",
    "ThreadEvent",
    "ThreadOperation",
    "ThreadReading",
]
