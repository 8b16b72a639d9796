"""How long invitations, sign-in records, archives and records of erasures are kept."""

from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q

from exchange.accounts.models import Erasure, Invitation, PersonalArchive
from exchange.core.retention import register_rows

INVITATIONS_KEPT = timedelta(days=90)
SIGN_INS_KEPT = timedelta(days=90)
ERASURES_KEPT = timedelta(days=3 * 365)


def declare() -> None:
    register_rows("accounts.invitations", INVITATIONS_KEPT, "invitations accepted, revoked or expired so long ago", old_invitations)
    register_rows(
        "accounts.sessions", timedelta(0), "sessions that have expired", lambda before: Session.objects.filter(expire_date__lt=before)
    )
    register_rows(
        "accounts.sign_ins",
        SIGN_INS_KEPT,
        "records of where and with which browser somebody signed in, since their last use",
        lambda before: UserSession.objects.filter(last_seen_at__lt=before),
    )
    register_rows(
        "accounts.archives",
        timedelta(0),
        "archives of people's data with their files, seven days after they were ready",
        lambda before: PersonalArchive.objects.filter(expires_at__lt=before),
    )
    register_rows(
        "accounts.erasures", ERASURES_KEPT, "records that an account was erased", lambda before: Erasure.objects.filter(done_at__lt=before)
    )


def old_invitations(before: datetime) -> Any:
    return Invitation.objects.filter(Q(accepted_at__lt=before) | Q(revoked_at__lt=before) | Q(expires_at__lt=before))
