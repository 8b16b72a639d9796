"""Hostile questions and poisoned documents, under either engine: a clear answer, no engine's syntax, neighbours unharmed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from django.core.cache import cache

from search.engines.base import SearchQuery
from search.parser import parse
from tests.factories.search import search_document
from tests.helpers.catalogue import put, shown

if TYPE_CHECKING:
    from django.test import Client

    from search.engines.base import SearchEngine

HOSTILE = {
    "long": "x" * 10_000,
    "long words": "voucher " * 1_200,
    "control": "voucher\x00\x01\x07\x1b[31m",
    "field": "title:secret AND (body:x OR _exists_:access)",
    "range": "access:[* TO *]",
    "wildcard": "*",
    "leading wildcard": "*oucher ?oucher",
    "fuzzy": "voucher~2^1000",
    "regexp": "/(a+)+$/ /.*.*.*.*.*x/",
    "json": '{"query": {"match_all": {}}}',
    "quotes": '"' * 501,
    "brackets": "(" * 500 + "voucher" + ")" * 500,
    "nested quotes": '"a "b "c' * 100,
    "minus": "-" * 1_000,
    "only without": "-voucher -fair -export",
    "right to left": "\u202evoucher\u202c \u200f\u200e",
    "combining": "e" + "\u0301" * 900,
    "zero width": "vou\u200bcher\ufeff",
    "script": "<script>alert(1)</script>",
    "sql": "' OR 1=1; DROP TABLE wagtailcore_page; --",
    "template": "{{ settings.SECRET_KEY }} {% debug %}",
    "emoji": "👩‍👩‍👧‍👦" * 50,
}


@pytest.fixture
def catalogue() -> None:
    cache.clear()
    put(shown("Export vouchers", body="Firms get vouchers."), shown("Trade fairs"))


@pytest.mark.django_db
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_question_gets_a_page_or_a_clear_refusal(client: Client, catalogue: None, text: str) -> None:
    for address in (
        "/en/catalogue/",
        "/en/catalogue/list/",
        "/en/catalogue/results.json",
        "/en/catalogue/suggestions/",
        "/api/v1/catalogue",
    ):
        started = time.perf_counter()
        answer = client.get(f"{address}?q={quote(text)}")
        assert answer.status_code in {200, 400, 422}, address
        assert time.perf_counter() - started < 30, "it ends"
        assert b"<script>alert" not in answer.content
        assert b"Traceback" not in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["q=%ED%A0%80", "q=%FF%FE", "page=" + "9" * 400, "sort=%00", "region=" + "x" * 9_000, "&".join(["theme=x"] * 500)]
)
def test_hostile_parameters_do_no_harm(client: Client, catalogue: None, query: str) -> None:
    assert client.get(f"/en/catalogue/?{query}").status_code == 200
    assert client.get(f"/en/catalogue/results.csv?{query}").status_code in {200, 400}


@pytest.mark.parametrize("name", ["field", "range", "leading wildcard", "regexp", "json"])
def test_no_syntax_of_an_engine_is_honoured(engine: SearchEngine, name: str) -> None:
    engine.write(documents=[search_document("Export vouchers", number=1), search_document("Trade fairs", number=2)])
    assert engine.search(SearchQuery(parse(HOSTILE[name]))).total == 0


POISON = {
    "one enormous word": {"body": "x" * 100_000},
    "much text": {"body": "word and others " * 1_000_000},
    "control signs": {"body": "".join(map(chr, range(32))) + "\x7f\u0085\ufffe"},
    "lone surrogate": {"body": "half \ud800 a letter"},
    "many elements": {"elements": " ".join(f"element{number}" for number in range(100_000))},
    "an enormous title": {"title": "t" * 70_000},
}


@pytest.mark.parametrize("said", POISON.values(), ids=POISON.keys())
def test_a_poisoned_document_blocks_nobody(engine: SearchEngine, said: dict[str, str]) -> None:
    poisoned = search_document(**{"title": "Poisoned", "number": 2, **said})
    refused = engine.write(documents=[search_document("Before", number=1), poisoned, search_document("After", number=3)])
    found = {hit.key for hit in engine.search(SearchQuery(limit=10)).hits}
    assert {one.key for one in refused} | found == {poisoned.key, *(f"good_practices.goodpracticepage:{n}:en" for n in (1, 3))}
    assert poisoned.key not in found or not refused
    engine.write(documents=[search_document("Well again", number=2)])
    assert engine.search(SearchQuery(parse("again"))).total == 1
