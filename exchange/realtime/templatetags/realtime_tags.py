"""What the page of a thread needs to be live; without script nothing of it shows."""

from collections.abc import Mapping

from django import template

from exchange.realtime.presence.selectors import here_now, is_shown
from stakeholder_groups.groups.selectors import Space

register = template.Library()


@register.inclusion_tag("realtime/new_posts.html")
def live_new_posts() -> dict[str, object]:
    """The pill that leads to replies that came in meanwhile. Belongs between the posts and the composer."""
    return {}


@register.inclusion_tag("realtime/connection.html")
def live_connection() -> dict[str, object]:
    """Whether new posts appear by themselves, and what is said to screen readers. Belongs below the composer."""
    return {}


@register.inclusion_tag("realtime/presence.html")
def live_presence(space: Space) -> dict[str, object]:
    """Who else of the group is here now."""
    return {"slug": space.group.slug, "here": here_now(space)}


@register.inclusion_tag("realtime/presence_choice.html", takes_context=True)
def presence_choice(context: Mapping[str, object], space: Space) -> dict[str, object]:
    """The form with which a member lets it be seen that she is here."""
    return {"slug": space.group.slug, "shown": is_shown(space.membership), "csrf_token": context.get("csrf_token")}
