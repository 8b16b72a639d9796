"""How long pasted lists, answered requests and messages of the directory are kept."""

from datetime import timedelta

from exchange.core.retention import register_rows
from stakeholder_groups.groups.enums import RequestState
from stakeholder_groups.groups.models import DirectoryMessage, InvitationBatch, JoinRequest

LISTS_KEPT = timedelta(days=90)
REQUESTS_KEPT = timedelta(days=180)
MESSAGES_KEPT = timedelta(days=365)


def declare() -> None:
    register_rows(
        "groups.lists", LISTS_KEPT, "pasted lists of people to invite", lambda before: InvitationBatch.objects.filter(created_at__lt=before)
    )
    register_rows(
        "groups.join_requests",
        REQUESTS_KEPT,
        "requests to join, since they were answered",
        lambda before: JoinRequest.objects.exclude(state=RequestState.OPEN).filter(decided_at__lt=before),
    )
    register_rows(
        "groups.directory_messages",
        MESSAGES_KEPT,
        "messages that went through the directory",
        lambda before: DirectoryMessage.objects.filter(sent_at__lt=before),
    )
