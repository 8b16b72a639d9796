"""Who may do what with accounts."""

from typing import TYPE_CHECKING

from exchange.accounts.roles import is_network_administrator

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from exchange.accounts.models import User


def can_invite_staff(user: "User | AnonymousUser") -> bool:
    """Editors, experts and administrators are invited by network administrators and by who runs the platform."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or is_network_administrator(user)
