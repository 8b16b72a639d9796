from __future__ import annotations

import pytest
from django.http import QueryDict

from search.catalogue.asked import LONGEST_VALUE, read
from search.engines.base import Sort
from search.engines.documents import Facet
from search.parser import MAX_CHARACTERS


def asked(query: str):
    return read(QueryDict(query), "en")


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", "?"),
        ("q=&sort=&page=1", "?"),
        ("q=export+voucher&type=practice&type=practice&region=&page=2", "?q=export+voucher&type=practice&page=2"),
        ("theme=b&region=a&q=x&sort=title&other=1", "?q=x&region=a&theme=b&sort=title"),
        ("page=-1", "?"),
        ("page=abc", "?"),
        ("page=99999999999999999999", "?"),
        ("page=%D9%A3", "?"),
        ("sort=random", "?"),
        ("q=x&sort=relevance", "?q=x"),
        ("q=%00a%0Ab", "?q=a+b"),
    ],
)
def test_reads_and_writes_addresses(query: str, canonical: str) -> None:
    assert asked(query).query_string == canonical


def test_flags_what_a_reader_should_know() -> None:
    assert asked("page=-1").bad_page
    assert not asked("page=3").bad_page
    long = asked("q=" + "x" * (MAX_CHARACTERS + 1))
    assert long.too_long
    assert long.text.is_empty
    assert len(long.q) == MAX_CHARACTERS
    assert asked("q=" + "\ufdfa" * 100).too_long, "one sign that becomes eighteen letters"
    assert len(asked("region=" + "\ufdfa" * 80).choices[Facet.REGION][0]) == LONGEST_VALUE
    assert len(asked("&".join(f"region=r{number}" for number in range(500))).choices[Facet.REGION]) == 50


def test_neighbouring_questions() -> None:
    question = asked("q=x&region=a&region=b&theme=c&page=4")
    assert question.without_value(Facet.REGION, "a").query_string == "?q=x&region=b&theme=c"
    assert question.without_facet(Facet.REGION).query_string == "?q=x&theme=c"
    assert question.on_page(2).query_string == "?q=x&region=a&region=b&theme=c&page=2"
    assert question.with_text("y").query_string == "?q=y&region=a&region=b&theme=c"


def test_what_everybody_may_read_has_no_types_of_members() -> None:
    question = asked("q=x&type=thread&type=practice&sort=title&scope=all&page=2")
    assert question.in_public.query_string == "?q=x&type=practice&sort=title"
    assert question.as_question.query_string == "?q=x&type=practice"
    assert asked("type=thread&scope=all").in_public.query_string == "?"


def test_sorts_by_match_only_where_there_are_words() -> None:
    assert asked("q=x").effective_sort is Sort.RELEVANCE
    assert asked("").effective_sort is Sort.DATE
    assert asked("sort=relevance").effective_sort is Sort.DATE
    assert asked("q=x&sort=date").effective_sort is Sort.DATE
