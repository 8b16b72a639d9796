"""Who may do what with the trees' own pages."""

from typing import TYPE_CHECKING

from exchange.accounts.permissions import can_invite_staff

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from exchange.accounts.models import User


def can_add_partner(user: "User | AnonymousUser") -> bool:
    """Who may invite a partner's editors gives them their place, too."""
    return can_invite_staff(user)
