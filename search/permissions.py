"""Who learns from searches and judges results."""

from typing import TYPE_CHECKING

from exchange.accounts.roles import is_network_administrator

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from exchange.accounts.models import User


def can_keep_search(user: "User | AnonymousUser") -> bool:
    """As the thesaurus: network administrators and who runs the platform."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or is_network_administrator(user)
