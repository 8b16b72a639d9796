"""Inviting people and letting them in."""

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from exchange.accounts.enums import STAFF_KINDS, InvitationKind
from exchange.accounts.models import Invitation, User
from exchange.accounts.permissions import can_invite_staff
from exchange.accounts.roles import EXPERTS, NETWORK_ADMINISTRATORS, editors_group_name
from exchange.accounts.rules import digest_of, new_token
from exchange.accounts.selectors import owns_address
from exchange.accounts.signals import invitation_accepted
from exchange.accounts.staff_groups import staff_group
from exchange.accounts.targets import describe
from exchange.core import rate_limits
from exchange.core.mail import Handling, queue_template_mail
from exchange.core.mail_conditions import Condition

if TYPE_CHECKING:
    from exchange.partners.models import Organisation

__all__ = [
    "LINK_IS_GOOD",
    "DailyLimitReachedError",
    "InvitationClosedError",
    "OtherAccountError",
    "accept",
    "create_account",
    "hold",
    "invitation_url",
    "invite",
    "link_is_good",
    "resend",
    "revoke",
]

LINK_IS_GOOD = "invitation"


class DailyLimitReachedError(Exception):
    """The inviter sent as many invitations as a day allows."""


class InvitationClosedError(Exception):
    """Accepted, revoked, expired or sent anew in the meantime."""


class OtherAccountError(Exception):
    """The invitation is bound to an address that is not this account's."""


def invite(
    *, actor: User | None, email: str, kind: str, target: dict[str, Any] | None = None, language: str = "en"
) -> tuple[Invitation, str]:
    """Ask an address to take a role and queue the mail; asking again sends the open invitation anew.

    Who may invite into a stakeholder group is the groups' own rule; the other kinds are checked here. Without an actor
    the operator invites from the command line. Raises ValidationError for what is no address.
    """
    email = email.strip().lower()
    validate_email(email)
    kind, target = InvitationKind(kind), target or {}
    _check_inviter(actor, kind)
    if kind == InvitationKind.EDITOR and not target.get("partner"):
        raise ValidationError(_("Choose the partner whose pages the editor will write."))
    with transaction.atomic():
        for earlier in Invitation.objects.unanswered().filter(email=email, kind=kind):
            if earlier.target == target:
                return resend(actor=actor, invitation=earlier, language=language)
        _count(actor)
        token = new_token()
        invitation = Invitation.objects.create(
            email=email,
            token_digest=digest_of(token),
            kind=kind,
            target=target,
            language=language,
            invited_by=actor,
            expires_at=_expiry(),
        )
        _queue_mail(invitation, token)
    return invitation, token


def resend(*, actor: User | None, invitation: Invitation, language: str = "") -> tuple[Invitation, str]:
    """Send a new link; the old one is worth nothing from now on and the days count anew."""
    _check_inviter(actor, invitation.kind)
    token = new_token()
    with transaction.atomic():
        _count(actor)
        changed = (
            Invitation.objects.unanswered()
            .filter(pk=invitation.pk)
            .update(
                token_digest=digest_of(token),
                sent_at=timezone.now(),
                sent_count=F("sent_count") + 1,
                expires_at=_expiry(),
                language=language or invitation.language,
                invited_by=actor or invitation.invited_by,
            )
        )
        if not changed:
            raise InvitationClosedError
        invitation.refresh_from_db()
        _queue_mail(invitation, token)
    return invitation, token


def revoke(*, actor: User | None, invitation: Invitation) -> bool:
    """Make the link worthless; tells whether anything changed (an accepted one stays accepted)."""
    _check_inviter(actor, invitation.kind)
    with transaction.atomic():
        return bool(Invitation.objects.unanswered().filter(pk=invitation.pk).update(revoked_at=timezone.now()))


def hold(*, invitation: Invitation) -> None:
    """Keep others from accepting until the transaction at hand ends; on SQLite the transaction itself does."""
    if not Invitation.objects.usable().select_for_update().filter(pk=invitation.pk, token_digest=invitation.token_digest).first():
        raise InvitationClosedError


def accept(*, invitation: Invitation, user: User) -> str:
    """Let the user take what the invitation grants, once, and return the path to lead her to.

    The conditional update decides between two who accept at once, on every database.
    """
    if not owns_address(user, invitation.email):
        raise OtherAccountError
    with transaction.atomic():
        taken = (
            Invitation.objects.usable()
            .filter(pk=invitation.pk, token_digest=invitation.token_digest)
            .update(accepted_at=timezone.now(), accepted_by=user)
        )
        if not taken:
            raise InvitationClosedError
        invitation.refresh_from_db()
        _grant_role(invitation, user)
        answers = invitation_accepted.send(sender=Invitation, invitation=invitation, user=user)
    paths = [answer for _receiver, answer in answers if isinstance(answer, str) and answer.startswith("/")]
    return paths[0] if paths else _landing(invitation)


def create_account(
    *,
    email: str,
    password: str | None = None,
    display_name: str = "",
    language: str = "en",
    organisation: "Organisation | None" = None,
    groups: list[str] | None = None,
) -> User:
    """An account whose address counts as verified, for the demo's people and for the operator."""
    with transaction.atomic():
        user = User.objects.create_user(email, password, display_name=display_name, language=language, organisation=organisation)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        user.groups.add(*(staff_group(name) for name in groups or []))
    return user


def invitation_url(invitation: Invitation, token: str) -> str:
    with override(invitation.language):
        return settings.BASE_URL + reverse("accounts:invitation", args=[token])


def _check_inviter(actor: User | None, kind: str) -> None:
    """Without an actor the operator acts; who may invite into a group is the groups' own rule."""
    if actor is not None and kind in STAFF_KINDS and not can_invite_staff(actor):
        raise PermissionDenied


def _expiry() -> Any:
    return timezone.now() + timedelta(days=settings.INVITATION_DAYS)


def _count(actor: User | None) -> None:
    if actor is not None and not rate_limits.hit("invitation", str(actor.pk), limit=settings.INVITATIONS_A_DAY, seconds=24 * 3600):
        raise DailyLimitReachedError


def _queue_mail(invitation: Invitation, token: str) -> None:
    with override(invitation.language):
        description = describe(invitation)
    queue_template_mail(
        to=invitation.email,
        template="invitation",
        context={"invitation": invitation, "description": description, "url": invitation_url(invitation, token)},
        language=invitation.language,
        handling=Handling(condition=Condition(LINK_IS_GOOD, {"invitation": invitation.pk, "digest": invitation.token_digest})),
    )


def link_is_good(about: Mapping[str, Any]) -> bool:
    """Whether a mail that waited still brings a link that opens: not revoked, not sent anew, not run out."""
    return bool(Invitation.objects.usable().filter(pk=about["invitation"], token_digest=about["digest"]).exists())


def _grant_role(invitation: Invitation, user: User) -> None:
    names = {
        InvitationKind.ADMINISTRATOR: NETWORK_ADMINISTRATORS,
        InvitationKind.EXPERT: EXPERTS,
        InvitationKind.EDITOR: editors_group_name(invitation.target.get("partner", "")),
    }
    if invitation.kind in names:
        user.groups.add(staff_group(names[InvitationKind(invitation.kind)]))
        user.__dict__.pop("_role_names", None)


def _landing(invitation: Invitation) -> str:
    return reverse("wagtailadmin_home") if invitation.kind in STAFF_KINDS else "/"
