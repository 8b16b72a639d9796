"""Who may read what was written to owners of practices."""

from typing import TYPE_CHECKING

from exchange.accounts.roles import is_editor

if TYPE_CHECKING:
    from exchange.accounts.models import User


def has_inbox(user: "User") -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or is_editor(user)
