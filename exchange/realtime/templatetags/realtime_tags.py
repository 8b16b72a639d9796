"""What the page of a thread needs to be live; without script nothing of it shows."""

from django import template

register = template.Library()


@register.inclusion_tag("realtime/new_posts.html")
def live_new_posts() -> dict[str, object]:
    """The pill that leads to replies that came in meanwhile. Belongs between the posts and the composer."""
    return {}


@register.inclusion_tag("realtime/connection.html")
def live_connection() -> dict[str, object]:
    """Whether new posts appear by themselves, and what is said to screen readers. Belongs below the composer."""
    return {}
