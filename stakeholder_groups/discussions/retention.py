"""How long texts and files that were never sent are kept."""

from datetime import timedelta

from exchange.core.retention import register_rows
from stakeholder_groups.discussions.models import Attachment, Draft

DRAFTS_KEPT = timedelta(days=365)
UPLOADS_KEPT = timedelta(days=1)


def declare() -> None:
    register_rows(
        "discussions.drafts", DRAFTS_KEPT, "drafts that nobody touched any more", lambda before: Draft.objects.filter(updated_at__lt=before)
    )
    register_rows(
        "discussions.uploads",
        UPLOADS_KEPT,
        "files that were chosen and never sent",
        lambda before: Attachment.objects.filter(post=None, created_at__lt=before),
    )
