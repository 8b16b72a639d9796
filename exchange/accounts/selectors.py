"""Reading accounts and invitations."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db.models import QuerySet

from exchange.accounts.models import Invitation, User
from exchange.accounts.roles import EDITORS_PREFIX
from exchange.accounts.rules import digest_of


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation whose link this is, in any state but revoked: a revoked link is as unknown as a wrong one."""
    return Invitation.objects.select_related("invited_by").filter(token_digest=digest_of(token), revoked_at=None).first()


def staff_invitations() -> QuerySet[Invitation]:
    return Invitation.objects.for_staff().select_related("invited_by", "accepted_by")


def owns_address(user: User, email: str) -> bool:
    """Whether the address is the user's: the one of the account or another that was verified."""
    if user.email.lower() == email.lower():
        return True
    return bool(EmailAddress.objects.filter(user=user, email__iexact=email, verified=True).exists())


def stored_name(email: str) -> str:
    return User.objects.only("display_name").get(email=email).get_full_name()


def partner_slugs() -> list[str]:
    """Partners that have a group of editors, by the slug of the partner's page."""
    names = Group.objects.filter(name__startswith=EDITORS_PREFIX).order_by("name").values_list("name", flat=True)
    return [name.removeprefix(EDITORS_PREFIX) for name in names]
