"""Markdown → safe HTML, rendered once at write. The only place of the platform that marks text as safe."""

import re
from html import escape, unescape

import markdown
import nh3
from django.utils.safestring import SafeString, mark_safe

from exchange.content.names import NameMarks, Names
from exchange.content.pictures import link_pictures

LONGEST_SOURCE = 50_000
_TAGS = {"a", "blockquote", "br", "code", "del", "em", "h3", "h4", "h5", "hr", "li", "ol", "p", "pre", "strong", "span", "ul"}
_TAGS |= {"table", "tbody", "td", "th", "thead", "tr"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
_SCHEMES = {"http", "https", "mailto"}
_MOST_STEPS, _MOST_LINES, _MOST_TICKS = 300_000, 1_500, 400
_BRACKET = re.compile(r"[\[\]()]")
_TICKS = re.compile(r"`+")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_MANY_LIST_MARKS = re.compile(r"^[ \t]*(?:(?:[*+-]|\d{1,9}\.)[ \t]+){12}", re.MULTILINE)
_HEADING = re.compile(r"<(/?)h([1-6])(\s[^>]*)?>", re.IGNORECASE)


def render_markdown(source: str, *, names: Names | None = None) -> SafeString:
    """Safe HTML of a person's Markdown: headings start at level 3, links carry rel, what looks like HTML is shown as typed.

    Sources above 50,000 characters are refused by the forms; here they are cut so that rendering stays bounded. So that its
    time is bounded too, a text that would take very long or nests too deeply keeps its words and lines and loses its form.
    `names` marks the people whom the text calls by `@name` and afterwards knows who was found.
    """
    source = source[:LONGEST_SOURCE]
    try:
        html = _as_typed(source) if is_tangled(source) else _writer(names).convert(source)
    except RecursionError:
        html = _as_typed(source)
    html = _HEADING.sub(_lower_heading, html)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes={"span": {"mention"}},
        url_schemes=_SCHEMES,
        link_rel="nofollow noopener noreferrer ugc",
        clean_content_tags={"script", "style", "iframe", "object", "svg", "math"},
    )
    return mark_safe(clean)  # noqa: S308  (what nh3 returns is the allow-list above)


def says_nothing(source: str) -> bool:
    """Whether nothing readable would be left of the text, such as of an image without an address or of marks alone."""
    return not plain_text(render_markdown(source))


def _writer(names: Names | None) -> markdown.Markdown:
    writer = markdown.Markdown(extensions=["tables", "sane_lists", "nl2br", "fenced_code"], output_format="html")
    # As its authors describe for texts of strangers: what looks like HTML stays text.
    writer.preprocessors.deregister("html_block")
    writer.inlinePatterns.deregister("html")
    link_pictures(writer)
    if names is not None:
        # Before emphasis, whose marks a name may hold; after code, escapes and links.
        writer.inlinePatterns.register(NameMarks(names, writer), "names", 155)
    return writer


def is_tangled(source: str) -> bool:
    """Whether rendering would take seconds: nested list marks, very many lines, brackets or back-ticks without their ends.

    Python-Markdown opens a list within the one before for every list mark of a line, and reads on from each opening bracket
    or back-tick to the one that closes it, or to the end of the block.
    """
    if source.count("\n") + source.count("\r") > _MOST_LINES or _MANY_LIST_MARKS.search(source):
        return True
    blocks = _BLANK_LINE.split(source)
    return sum(map(_steps, blocks)) > _MOST_STEPS or any(len(_TICKS.findall(block)) > _MOST_TICKS for block in blocks)


def _steps(block: str) -> int:
    """How many characters are read from brackets, and from the round ones of links, to their ends."""
    steps = 0
    starts: dict[str, list[int]] = {"]": [], ")": []}
    for found in _BRACKET.finditer(block):
        mark, place = found.group(), found.start()
        if mark in "[(":
            # A round bracket that belongs to no link is not read on from, and still needs its end.
            is_read = mark == "[" or block[place - 1 : place] == "]"
            starts["]" if mark == "[" else ")"].append(place if is_read else -1)
        elif starts[mark] and (start := starts[mark].pop()) >= 0:
            steps += place - start
    return steps + sum(len(block) - start for places in starts.values() for start in places if start >= 0)


def _as_typed(source: str) -> str:
    paragraphs = (escape(block.strip()).replace("\n", "<br>") for block in _BLANK_LINE.split(source) if block.strip())
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


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
