"""What notices add to every page."""

from typing import Any

from django import template
from django.template.context import Context

from exchange.notifications.selectors import unread_beside_roles

register = template.Library()
MOST_SHOWN = 99


@register.inclusion_tag("notifications/bell.html", takes_context=True)
def notice_bell(context: Context) -> dict[str, Any]:
    """The way to the notices with the number of unread ones; it belongs before whatever else of the page asks for roles."""
    return {"unread": unread_beside_roles(context["user"]), "most": MOST_SHOWN, "LANGUAGE_CODE": context.get("LANGUAGE_CODE")}
