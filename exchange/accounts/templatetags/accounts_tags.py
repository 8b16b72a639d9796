"""What templates ask about accounts."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString

from exchange.accounts import kept_texts, second_factor
from exchange.accounts.roles import is_staff_role

register = template.Library()


@register.simple_tag
def second_factor_is_off() -> bool:
    """Whether staff enter the editors' pages without a second factor, which only the demo allows and must say."""
    return not settings.STAFF_SECOND_FACTOR_REQUIRED


@register.filter
def has_staff_role(user) -> bool:  # type: ignore[no-untyped-def]  # templates hand over a lazy object
    """Whether to show the way to the editors' pages."""
    return is_staff_role(user)


@register.inclusion_tag("accounts/way_on.html", takes_context=True)
def way_on_to_editors_pages(context: dict[str, Any]) -> dict[str, str]:
    """The link to where somebody was going when she was asked to set up a second factor."""
    return {"target": second_factor.target(context["request"])}


@register.simple_tag(takes_context=True)
def writer_mark(context: dict[str, Any]) -> SafeString:
    """Says whose form this is, so that its text outlives her session."""
    user = context["request"].user
    return (
        format_html('<input type="hidden" name="writer" value="{}">', kept_texts.mark_for(user)) if user.is_authenticated else SafeString()
    )


@register.inclusion_tag("accounts/kept_text.html", takes_context=True)
def kept_text(context: dict[str, Any]) -> dict[str, list[str]]:
    """What was typed on this page before the session ended, where the form does not hold it."""
    request = context.get("request")
    return {"texts": kept_texts.texts_to_copy(request) if request else []}
