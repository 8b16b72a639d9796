"""The one read rule of pages that go through review."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from wagtail.models import PageManager, PageQuerySet
from wagtail.permissions import policy_registry

from exchange.core.public_pages import public_pages

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from exchange.accounts.models import User


class ReviewedPageQuerySet(PageQuerySet):
    def visible_to(self, user: "User | AnonymousUser") -> "ReviewedPageQuerySet":
        """Everybody reads what is public; an editor also the drafts below the own partner."""
        public: ReviewedPageQuerySet = public_pages(self)
        if not user.is_authenticated:
            return public
        if user.is_superuser:
            return self.all()
        paths = editable_paths(user)
        if not paths:
            return public
        below = Q()
        for path in paths:
            below |= Q(path__startswith=path)
        return self.filter(Q(pk__in=public.values("pk")) | below)


def editable_paths(user: "User") -> list[str]:
    """Paths of the pages below which the user may change pages."""
    from wagtail.models import Page

    policy: Any = policy_registry.get_by_type(Page)
    permissions = policy.get_cached_permissions_for_user(user)
    return sorted({row.page.path for row in permissions if row.permission.codename.rsplit("_", 1)[0] == "change"})


ReviewedPageManager = PageManager.from_queryset(ReviewedPageQuerySet)
