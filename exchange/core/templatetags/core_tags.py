"""Small parts that every room's templates use."""

from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page

from exchange.core.drawing import bars, slope
from exchange.core.languages import reader_language
from exchange.core.served import told_of

register = template.Library()
OWN_PLACES = ("visit", "plan")
TINTS = 6


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the sprite, hidden from assistive technology: a word always stands beside it."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static("icons.svg"), name)


@register.simple_tag(takes_context=True)
def here(context: Context, part: str, kind: str = "") -> SafeString | str:
    """Marks the main place that the reader is at; the catalogue's visits and plans are places of their own."""
    request = context.get("request")
    if request is None or not request.path_info[3:].startswith(part):
        return ""
    asked = request.GET.getlist("type")
    shown = asked[0] if len(asked) == 1 and asked[0] in OWN_PLACES else ""
    return format_html(' aria-current="{}"', "page") if kind == shown else ""


@register.simple_tag(takes_context=True)
def at(context: Context, *names: str) -> SafeString | str:
    """Marks the link of the page that is open; a name also stands for the names that begin with it."""
    request = context.get("request")
    match = request.resolver_match if request else None
    is_here = match is not None and any(match.view_name == name or match.view_name.startswith(f"{name}_") for name in names)
    return format_html(' aria-current="{}"', "page") if is_here else ""


@dataclass(frozen=True, slots=True)
class Crumb:
    title: str
    url: str


@register.simple_tag
def partner_crumb(page: Page) -> Crumb | None:
    """The partner that a practice, visit or plan belongs to, under the reader's language."""
    told = told_of(page)
    parent = told.parent if told and told.parent else page.get_parent()
    if parent is None or parent.depth < 4:
        return None
    parts = parent.url_path.split("/", 2)
    return Crumb(parent.title, f"/{reader_language()}/{parts[2]}")


@register.filter
def initials(name: str) -> str:
    """Up to two letters of a name, for the round mark beside a person."""
    words = [word for word in name.replace(",", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


@register.filter
def tint(key: Any) -> int:
    """One of the colours of round marks, always the same for a person."""
    return crc32(str(key).encode()) % TINTS


@register.simple_tag
def slope_of(lanes: Any) -> slope.Slope:
    """Shapes of the slope picture."""
    return slope.slope(lanes)


@register.simple_tag
def bars_of(rows: Any) -> bars.Bars:
    """Shapes of the bar picture."""
    return bars.bars(rows)
