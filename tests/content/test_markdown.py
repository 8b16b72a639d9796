"""Text of people becomes HTML that cannot run, load or restyle anything."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.content.markdown import headings_from, is_tangled, plain_text, render_markdown, says_nothing
from tests.content.hostile import HOSTILE

ALLOWED = frozenset(
    [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h3",
        "h4",
        "h5",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)


class Inspector(HTMLParser):
    """Collects what a browser would build."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def assert_harmless(html):
    seen = Inspector(html)
    assert set(seen.tags) <= ALLOWED
    for tag, name, value in seen.attributes:
        assert (tag, name) in {("a", "href"), ("a", "title"), ("a", "rel"), ("ol", "start"), ("th", "align"), ("td", "align")}
        if name == "href":
            scheme = re.match(r"[a-z][a-z0-9+.-]*:", value.strip().lower())
            assert scheme is None or scheme.group() in {"http:", "https:", "mailto:"}


@pytest.mark.parametrize("source", HOSTILE)
def test_hostile_text_is_harmless(source):
    assert_harmless(render_markdown(source))


@given(
    st.lists(st.sampled_from([*HOSTILE, "**x**", "\n\n", "> ", "* ", "[a](", ")", "`", "<", ">", '"', "&", "text"]), min_size=2, max_size=6)
)
def test_mixtures_are_harmless(parts):
    assert_harmless(render_markdown("".join(parts)))


def test_good_markdown_keeps_its_form():
    html = render_markdown(
        "# Question\n\nA **voucher** for [ERGO](https://example.eu/a)\n\n* one\n* two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    assert "<h3>Question</h3>" in html
    assert "<strong>voucher</strong>" in html
    assert 'href="https://example.eu/a"' in html
    assert "nofollow" in html
    assert "<li>one</li>" in html
    assert "<blockquote>" in html
    assert "<td>1</td>" in html


def test_plain_text_keeps_the_words_apart():
    assert plain_text(render_markdown("# A\n\nb *c*\n\n* d\n* e &amp; f")) == "A b c d e & f"


def test_headings_take_the_levels_that_a_page_leaves_free():
    html = render_markdown("## What\n\n### Why\n\ntext")
    assert headings_from(html, 2) == "<h2>What</h2>\n<h3>Why</h3>\n<p>text</p>"
    assert headings_from("<p>text</p>", 2) == "<p>text</p>"


TANGLED = ("[", "[<", "![", "[a](", "![a](", "[](", "](", "1. ", "- ", "* 1. ", "`a``b```c", "x\n- ", "\r-")


@pytest.mark.parametrize("unit", TANGLED)
def test_a_text_that_would_take_seconds_keeps_its_words_and_loses_its_form(unit):
    source = "Einführung\n\n" + (unit * 10_000)[:19_000] + " **done**"
    assert is_tangled(source)
    html = render_markdown(source)
    assert html.startswith("<p>Einführung</p>")
    assert "**done**" in html
    assert unescape(html).count("[") == source.count("[")


@pytest.mark.parametrize("unit", ["<a ", "<![CDATA[", "<!--", "<div>", "<?"])
def test_what_looks_like_html_is_shown_as_typed(unit):
    source = unit + " *said* " + unit * 50
    html = render_markdown(source)
    assert unescape(html).count(unit) == 51
    assert ("<em>said</em>" in html) or is_tangled(source)


def test_long_honest_texts_keep_their_form():
    rows = "".join(f"| {number} | [source](https://example.org/{number}) | `code` |\n" for number in range(190))
    lists = "".join(f"{'  ' * (number % 4)}- item (with a remark) and [a link](https://example.org/{number})\n" for number in range(190))
    for source in (f"| a | b | c |\n|---|---|---|\n{rows}", lists, "A paragraph (with a remark).\n\n" * 600, "> quoted\n" * 1000):
        assert not is_tangled(source)
        assert "<p>| a" not in render_markdown(source)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("![diagram](http://example.org/x.png)", '<a href="http://example.org/x.png" rel="{rel}">diagram</a>'),
        ("![](http://example.org/x.png)", '<a href="http://example.org/x.png" rel="{rel}">http://example.org/x.png</a>'),
        ("![diagram][1]\n\n[1]: http://example.org/x.png", '<a href="http://example.org/x.png" rel="{rel}">diagram</a>'),
        ("![diagram]\n\n[diagram]: http://example.org/x.png", '<a href="http://example.org/x.png" rel="{rel}">diagram</a>'),
        ("![diagram](javascript:alert)", '<a rel="{rel}">diagram</a>'),
    ],
)
def test_a_picture_of_elsewhere_is_a_link_to_it(source, html):
    assert render_markdown(source) == f"<p>{html.format(rel='nofollow noopener noreferrer ugc')}</p>"
    assert not says_nothing(source)


@pytest.mark.parametrize("source", ["", " \n", "![]()", "[](http://example.org)", "---", "&nbsp;"])
def test_what_shows_nothing_says_nothing(source):
    assert says_nothing(source)
