"""Telling the coordination of a post."""

from django.db import transaction

from exchange.accounts.models import User
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.services import PostWithdrawnError
from stakeholder_groups.groups.permissions import require_member
from stakeholder_groups.moderation.models import Report
from stakeholder_groups.moderation.services import informing


def report_post(*, actor: User, post: Post, reason: str, text: str) -> bool:
    """Keep a report with the text as it reads now; False when this person's earlier one still waits.

    The coordination hears of the first open report of a post, not of each.
    """
    with transaction.atomic():
        require_member(actor, post.thread.group)
        # The post's row is the lock: of two reports at the same moment one is the first.
        now = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
        if not now.stands:
            raise PostWithdrawnError
        waiting = set(Report.objects.filter(post=post, closed_at__isnull=True).values_list("reporter", flat=True))
        if actor.pk in waiting:
            return False
        report = Report.objects.create(post=post, reporter=actor, reason=reason, text=text, body=now.body, body_html=now.body_html)
        if not waiting:
            informing.of_report(report)
    return True
