"""What has to stay as it is while somebody looks at it."""

from stakeholder_groups.discussions.models import Post
from stakeholder_groups.moderation.enums import AppealState
from stakeholder_groups.moderation.models import Appeal, Report


def is_evidence(post: Post) -> bool:
    """Whether a report of the post waits, or an objection to what was decided on it."""
    waits = Report.objects.filter(post=post, closed_at__isnull=True).exists()
    return waits or Appeal.objects.filter(decision__post=post, state=AppealState.OPEN).exists()
