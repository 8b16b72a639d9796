from stakeholder_groups.discussions.models.attachments import Attachment
from stakeholder_groups.discussions.models.following import Follow, PostMention
from stakeholder_groups.discussions.models.polls import Ballot, BallotChoice, Poll, PollOption
from stakeholder_groups.discussions.models.reactions import Bookmark, Reaction
from stakeholder_groups.discussions.models.threads import Draft, Post, PostVersion, Thread, ThreadEvent, ThreadReading

__all__ = [
    "Attachment",
    "Ballot",
    "BallotChoice",
    "Bookmark",
    "Draft",
    "Follow",
    "Poll",
    "PollOption",
    "Post",
    "PostMention",
    "PostVersion",
    "Reaction",
    "Thread",
    "ThreadEvent",
    "ThreadReading",
]
