from stakeholder_groups.discussions.models.attachments import Attachment
from stakeholder_groups.discussions.models.deadlines import DeadlineReminder
from stakeholder_groups.discussions.models.documents import DocumentReview, PostAnchor, ReviewParagraph
from stakeholder_groups.discussions.models.following import Follow, PostMention
from stakeholder_groups.discussions.models.operations import FormerGroup, ThreadOperation
from stakeholder_groups.discussions.models.outcomes import Outcome, OutcomeSource, OutcomeVersion
from stakeholder_groups.discussions.models.polls import Ballot, BallotChoice, Poll, PollOption
from stakeholder_groups.discussions.models.reactions import Bookmark, Reaction
from stakeholder_groups.discussions.models.threads import Draft, Post, PostVersion, Thread, ThreadEvent, ThreadReading

__all__ = [
    "Attachment",
    "Ballot",
    "BallotChoice",
    "Bookmark",
    "DeadlineReminder",
    "DocumentReview",
    "Draft",
    "Follow",
    "FormerGroup",
    "Outcome",
    "OutcomeSource",
    "OutcomeVersion",
    "Poll",
    "PollOption",
    "Post",
    "PostAnchor",
    "PostMention",
    "PostVersion",
    "Reaction",
    "ReviewParagraph",
    "Thread",
    "ThreadEvent",
    "ThreadOperation",
    "ThreadReading",
]
