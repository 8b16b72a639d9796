"""One page of the list, by day, as it was asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils import timezone

from exchange.core.pagination import PageSlice, paginate
from exchange.notifications.models import Notice
from exchange.notifications.selectors import Shown, areas, described
from exchange.notifications.services import reading

if TYPE_CHECKING:
    from exchange.accounts.models import User

A_PAGE = 25
# Pages are read again when something on them turned out to be gone; so often at most.
TRIES = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the list is wanted; an area that does not exist means all of them."""

    unread: bool = False
    area: str = ""
    page: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Asked":
        area = query.get("area", "")
        return cls("unread" in query, area if area in areas() else "", query.get("page", ""))

    @property
    def query(self) -> str:
        """What stands before `page=` in the address."""
        said = {**({"unread": "1"} if self.unread else {}), **({"area": self.area} if self.area else {})}
        return f"{urlencode(said)}&" if said else ""

    @property
    def is_filtered(self) -> bool:
        return self.unread or bool(self.area)


@dataclass(frozen=True, slots=True)
class Listed:
    page: PageSlice
    days: list[tuple[date, list[Shown]]]
    unread: int


def page_of(user: "User", asked: Asked) -> Listed:
    """What the reader may not know of any more is let go, and what follows moves up."""
    for _attempt in range(TRIES):
        page = paginate(_wanted(user, asked), asked.page, per_page=A_PAGE)
        shown = described(page.items, user)
        gone = [notice.pk for notice in page.items if notice.pk not in shown]
        if not gone:
            break
        reading.let_go(actor=user, pks=gone)
    fresh = [pk for pk, one in shown.items() if one.notice.seen_at is None]
    if fresh:
        reading.mark_seen(actor=user, pks=fresh)
    days = groupby(shown.values(), key=lambda one: timezone.localtime(one.notice.created_at).date())
    return Listed(page, [(day, list(those)) for day, those in days], Notice.objects.visible_to(user).unread().count())


def _wanted(user: "User", asked: Asked) -> "object":
    wanted = Notice.objects.visible_to(user)
    if asked.unread:
        wanted = wanted.unread()
    return wanted.filter(kind__in=[kind.name for kind in areas()[asked.area]]) if asked.area else wanted
