"""The one read rule of pages that go through review."""

from typing import TYPE_CHECKING

from django.db.models import Q
from wagtail.models import PageManager, PageQuerySet

from exchange.accounts.known import own_places
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
        paths = own_places(user)
        if not paths:
            return public
        below = Q()
        for path in paths:
            below |= Q(path__startswith=path)
        return self.filter(Q(pk__in=public.values("pk")) | below)


ReviewedPageManager = PageManager.from_queryset(ReviewedPageQuerySet)
