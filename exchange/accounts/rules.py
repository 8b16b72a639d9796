"""Pure rules of invitations."""

import hashlib
import secrets
from datetime import datetime

from exchange.accounts.enums import InvitationState


def new_token() -> str:
    """What stands in the link of an invitation, and nowhere else."""
    return secrets.token_urlsafe(32)


def digest_of(token: str) -> str:
    """What is stored of a token: who reads the table cannot accept anything."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def state_of(*, accepted_at: datetime | None, revoked_at: datetime | None, expires_at: datetime, now: datetime) -> InvitationState:
    if revoked_at is not None:
        return InvitationState.REVOKED
    if accepted_at is not None:
        return InvitationState.ACCEPTED
    if expires_at <= now:
        return InvitationState.EXPIRED
    return InvitationState.OPEN
