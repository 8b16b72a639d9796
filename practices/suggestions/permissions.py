"""Who may see what comes out of groups."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Page

from exchange.accounts.known import own_places
from exchange.accounts.roles import is_editor

if TYPE_CHECKING:
    from exchange.accounts.models import User


def has_inbox(user: "User | AnonymousUser") -> bool:
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or is_editor(user)


def writes_for(user: "User | AnonymousUser", page: Page) -> bool:
    """An editor of the partner whose page it is. Nobody's other role counts."""
    if not user.is_authenticated or not user.is_active or not is_editor(user):
        return False
    return any(page.path.startswith(path) for path in own_places(user))
