"""Markdown → safe HTML, rendered once at write. The only place of the platform that marks text as safe."""

import re
from html import unescape

import markdown
import nh3
from django.utils.safestring import SafeString, mark_safe

LONGEST_SOURCE = 50_000
_TAGS = {"a", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "hr", "li", "ol", "p", "pre", "strong", "ul"}
_TAGS |= {"table", "tbody", "td", "th", "thead", "tr"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
_SCHEMES = {"http", "https", "mailto"}
_HEADING = re.compile(r"<(/?)h([1-6])(\s[^>]*)?>", re.IGNORECASE)


def render_markdown(source: str) -> SafeString:
    """Safe HTML of a person's Markdown: headings start at level 3, links carry rel, raw HTML does not survive.

    Sources above 50,000 characters are refused by the forms; here they are cut so that rendering stays bounded.
    """
    html = markdown.markdown(source[:LONGEST_SOURCE], extensions=["tables", "sane_lists", "nl2br", "fenced_code"], output_format="html")
    html = _HEADING.sub(_lower_heading, html)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener noreferrer ugc",
        clean_content_tags={"script", "style", "iframe", "object", "svg", "math"},
    )
    return mark_safe(clean)  # noqa: S308  (what nh3 returns is the allow-list above)


def stored_html(html: str) -> SafeString:
    """HTML that render_markdown made earlier and the database kept, for templates."""
    return mark_safe(html)  # noqa: S308


def headings_from(html: str, top: int) -> SafeString:
    """The same stored HTML with its highest heading at the level that the page leaves free."""
    levels = [int(found.group(2)) for found in _HEADING.finditer(html)]
    shift = top - min(levels, default=top)
    return mark_safe(_HEADING.sub(lambda found: f"<{found.group(1)}h{min(int(found.group(2)) + shift, 6)}>", html))  # noqa: S308


def plain_text(html: str) -> str:
    """The words of rendered HTML, for mails, snippets and search."""
    spaced = re.sub(r"</(p|li|h[1-6]|td|th|tr|blockquote|pre)>|<br\s*/?>", " ", html, flags=re.IGNORECASE)
    return " ".join(unescape(nh3.clean(spaced, tags=set())).split())


def _lower_heading(match: re.Match[str]) -> str:
    level = min(int(match.group(2)) + 2, 5)
    return f"<{match.group(1)}h{level}>"
