"""Names that a text calls, as people type them."""

from __future__ import annotations

import time

import pytest

from exchange.content.markdown import render_markdown
from exchange.content.names import Names

PEOPLE = [
    ("Ada Author", 1),
    ("Ada", 2),
    ("Bo_b*x", 3),
    ("Åsa Öst", 4),
    ("Åsa Öst", 5),
    ("Åsa Öst (Gävle)", 4),
    ("Åsa Öst (Sandviken)", 5),
    ("Eve</span><script>alert(1)</script>", 6),
    ("", 7),
]


def rendered(source: str) -> tuple[str, set[int]]:
    names = Names(PEOPLE)
    return render_markdown(source, names=names), names.found


@pytest.mark.parametrize(
    ("source", "people"),
    [
        ("@Ada Author, what do you say?", {1}),
        ("@Ada and @ada author.", {1, 2}),
        ("(@Ada)", {2}),
        ("**@Ada**", {2}),
        ("# @Ada", {2}),
        ("- @Ada\n- x", {2}),
        ("x\n@Ada", {2}),
        ("@Bo_b*x and _more_*", {3}),
        ("@Åsa Öst", set()),
        ("@ÅSA ÖST (Gävle)", {4}),
        ("@Adam", set()),
        ("ada@Ada", set()),
        ("https://example.org/@Ada", set()),
        ("`@Ada`", set()),
        ("```\n@Ada\n```", set()),
        ("    @Ada", set()),
        ("> @Ada said so", set()),
        ("[@Ada](https://example.org)", set()),
        ("@", set()),
        ("@ Ada", set()),
        ("@everyone", set()),
    ],
)
def test_whom_a_text_calls(source, people):
    html, found = rendered(source)
    assert found == people
    assert html.count('<span class="mention">') == len(people)


def test_a_name_cannot_break_out_of_its_mark():
    html, found = rendered("@Eve</span><script>alert(1)</script> <span class='mention' onclick='x()'>me</span>")
    assert found == {6}
    assert html.count("<span") == 1
    assert "<script" not in html


def test_without_names_nothing_is_marked_and_no_other_class_comes_through():
    assert render_markdown("@Ada") == "<p>@Ada</p>"


def test_thousands_of_marks_and_hundreds_of_names_cost_no_minute():
    names = Names((f"Person {'x' * (number % 60)} {number}", number) for number in range(500))
    began = time.process_time()
    render_markdown("@P " * 6_600, names=names)
    assert time.process_time() - began < 10
