"""Steps of a review in the list of notices; the mails about them are this room's own."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from exchange.core.telling import Delivery, Described, Kind, by_row, register_kind
from practices.review.enums import PUBLIC_STEPS
from practices.review.models import ReviewEvent
from practices.review.permissions import can_see_timeline
from practices.review.services.mails import KIND, path_for

if TYPE_CHECKING:
    from exchange.accounts.models import User


def register() -> None:
    register_kind(
        Kind(
            name=KIND,
            label=_("Review of pages"),
            area=_("Pages of partners"),
            describe_all=describe_all,
            default=Delivery.LIST,
            mails=_("By mail at once, always"),
        )
    )


def describe_all(abouts: Sequence[Mapping[str, Any]], user: "User") -> list[Described | None]:
    # Whether a page may be edited is a question about its workflow, too.
    pages = Page.objects.select_related("locale").prefetch_workflow_states()
    events = ReviewEvent.objects.prefetch_related(Prefetch("page", pages))
    return by_row(abouts, "event", events, lambda _about, event: _described(event, user))


def _described(event: ReviewEvent, user: "User") -> Described | None:
    """Reasons and drafts are for who may see the page's way; others still hear of what everybody may read."""
    sees_all = can_see_timeline(user, event.page)
    if not sees_all and not (event.page.live and event.step in PUBLIC_STEPS):
        return None
    title = gettext("%(page)s: %(step)s") % {"page": event.page.get_admin_display_title(), "step": event.get_step_display()}
    if sees_all:
        return Described(title=title, text=event.reason, url=path_for(event, event.page))
    # Wagtail would ask the cache for its sites, for each page anew.
    return Described(title=title, url=f"/{event.page.locale.language_code}/{event.page.url_path.split('/', 2)[2]}")
