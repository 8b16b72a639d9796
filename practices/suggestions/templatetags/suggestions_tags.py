"""What comes out of groups, on pages of lower rooms."""

from typing import TYPE_CHECKING

from django import template
from django.contrib.auth.models import AnonymousUser

from practices.good_practices.models import GoodPracticePage
from practices.suggestions.permissions import writes_for
from practices.suggestions.selectors import Became, became_of
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.needs.selectors import Demand, demand_for

if TYPE_CHECKING:
    from exchange.accounts.models import User

register = template.Library()


@register.simple_tag
def became(thread: Thread, post: Post) -> list[Became]:
    """What a post was made into; read once for all posts of the thread."""
    if "_became" not in thread.__dict__:
        thread.__dict__["_became"] = became_of(thread)
    by_post: dict[int, list[Became]] = thread.__dict__["_became"]
    return by_post.get(post.pk, [])


@register.simple_tag
def regions_in_need(page: GoodPracticePage, user: "User | AnonymousUser") -> list[Demand] | None:
    """For the editors of the practice's partner; None for everybody else, of whom nothing more is asked."""
    if not writes_for(user, page):
        return None
    facts = page.facts
    return demand_for(facts.theme, apart_from=facts.region)
