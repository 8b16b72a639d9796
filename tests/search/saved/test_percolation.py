"""Documents in memory find what the engine finds, also where a question is turned away before it is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from search.engines.base import Alternative, SearchQuery
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy.percolation import FewDocuments, Prepared
from search.parser import parse
from tests.factories.search import search_document

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [
    search_document("Export vouchers", number=1, body="Firms get vouchers for fairs in the spring.", themes=("policy",)),
    search_document("Città e fiere", number=2, language="it", body="Le imprese agricole pagano metà della consulenza."),
    search_document("Exportförderung für Unternehmen", number=3, language="de", body="Messebeteiligungen der Handelskammer"),
    search_document("Targi w miastach", number=4, language="pl", other_versions="Fairs in cities of Poland", regions=("PL22",)),
    search_document("Mässor", number=5, language="sv", body="Näringslivskontoret i Gävle", access=frozenset({"group:1"})),
]
QUESTIONS = [
    *("voucher", "vouchers firm", "voucher zeppelin", '"export vouchers"', '"vouchers export"', "voucher -fairs", "fairs cities", "the of"),
    *("citta fiera", "impresa agricola", "förderung", "Handel", "targi miasto", "miasta", "mässa", "gavle", "", "näringsliv", "-voucher"),
]
ALTERNATIVES = {("bono",): (Alternative(("voucher",), "en"), Alternative(("trade", "fair"), "en"))}


@pytest.mark.parametrize("language", ["en", "it", "de", "pl", "sv", "el"])
def test_what_is_found_in_memory_is_what_the_engine_finds(tmp_path: Path, language: str) -> None:
    engine = TantivyEngine(tmp_path)
    documents = [replace(document, shown_to=frozenset({language})) for document in DOCUMENTS]
    generation = engine.new_generation()
    generation.write(documents=documents)
    generation.promote()
    few = FewDocuments(documents)
    found = {}
    for text in (*QUESTIONS, "bono export"):
        alternatives = ALTERNATIVES if "bono" in text else {}
        query = SearchQuery(parse(text), language, facets=(), limit=100, alternatives=alternatives, all_words=True)
        found[text] = few.found_by(Prepared(query))
        assert found[text] == {hit.key for hit in engine.search(query).hits}, text
    assert found["bono export"] or language == "el"
    assert sum(map(bool, found.values())) > 5
    engine.close()
