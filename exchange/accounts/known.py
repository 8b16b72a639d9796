"""Which pages and files a person may know of in the editors' pages: the public ones and those of her own place.

Wagtail asks for permissions where somebody changes something, but names pages in choosers, the explorer, bulk actions and its
API to whoever may edit anything at all.
"""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from exchange.accounts.roles import is_network_administrator
from exchange.core.public_pages import restricted_places

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from exchange.accounts.models import User

_ANY_FILE = {"add", "change", "delete", "choose"}


def sees_all_pages(user: "User | AnonymousUser") -> bool:
    """Who reviews for the whole network, and who runs the platform."""
    return user.is_superuser or is_network_administrator(user)


def known_pages(user: "User | AnonymousUser", pages: Any) -> Any:
    """The pages of a queryset that the person may know of; only columns that Wagtail's search can filter by are asked."""
    if sees_all_pages(user):
        return pages
    own = own_places(user)
    known = Q(live=True)
    for path in restricted_places().values_list("path", flat=True):
        known &= ~Q(path__startswith=path)
    for path in own:
        known |= Q(path__startswith=path)
    above = {path[:end] for path in own for end in range(Page.steplen, len(path), Page.steplen)}
    return pages.filter(known | Q(path__in=above)) if above else pages.filter(known)


def own_places(user: "User | AnonymousUser") -> list[str]:
    """Tree paths of the pages below which the person may change pages."""
    policy: Any = policy_registry.get_by_type(Page)
    permissions = policy.get_cached_permissions_for_user(user)
    return sorted({row.page.path for row in permissions if row.permission.codename.rsplit("_", 1)[0] == "change"})


def may_know(user: "User | AnonymousUser", keys: set[int]) -> bool:
    """Whether all of these pages exist and may be known."""
    found = set(known_pages(user, Page.objects.filter(pk__in=keys)).values_list("pk", flat=True))
    return found == keys


def may_write_below(user: "User | AnonymousUser", key: int) -> bool:
    page = Page.objects.filter(pk=key).first()
    return page is not None and any(page.path.startswith(path) for path in own_places(user))


def known_files(user: "User | AnonymousUser", files: Any) -> Any:
    """Images or documents of the folders that the person may use."""
    policy = policy_registry.get_by_type(files.model)
    return files.filter(pk__in=policy.instances_user_has_any_permission_for(user, _ANY_FILE).values("pk"))
