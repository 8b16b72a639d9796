"""What every engine promises, tried through the contract only."""

from __future__ import annotations

from typing import Any

import pytest

from search.engines.base import IndexMissingError, SearchEngine, SearchQuery, SearchResults, SuggestionKind
from search.engines.documents import Facet, SearchDocument
from search.parser import parse
from tests.factories.search import search_document
from tests.helpers.generations import promoted, rolled_back


def ask(engine: SearchEngine, text: str = "", **said: Any) -> SearchResults:
    return engine.search(SearchQuery(text=parse(text), **said))


def titles(results: SearchResults) -> list[str]:
    return [hit.plain_title for hit in results.hits]


def put(engine: SearchEngine, *documents: SearchDocument) -> None:
    engine.write(documents=documents)


def counts(results: SearchResults, facet: Facet) -> dict[str, int]:
    return {count.value: count.count for count in results.facets[facet]}


# Writing


def test_writing_a_key_again_replaces_it(engine: SearchEngine) -> None:
    for round_number in range(20):
        put(engine, search_document(f"Vouchers round{round_number}", number=7), search_document(f"Fairs round{round_number}", number=8))
    assert engine.status().documents == 2
    assert ask(engine).total == 2
    assert titles(ask(engine, "vouchers")) == ["Vouchers round19"]
    assert ask(engine, "round18").total == 0


def test_deletes_by_key_only_what_was_named(engine: SearchEngine) -> None:
    one, other = search_document(number=1), search_document(number=11)
    put(engine, one, other)
    engine.write(deletes=[one.key])
    assert engine.status().documents == 1
    assert [hit.key for hit in ask(engine).hits] == [other.key]
    engine.write(deletes=["never.there:1:en"])
    assert engine.status().documents == 1


def test_tells_keys_and_fingerprints(engine: SearchEngine) -> None:
    english = search_document("Vouchers", number=1)
    italian = search_document("Voucher", key="good_practices.goodpracticepage:2:it", origin=english.origin, language="it")
    put(engine, english, italian, search_document("Other"))
    assert engine.keys_of([english.origin]) == {english.key, italian.key}
    assert engine.keys_of([]) == set()
    assert engine.fingerprints()[english.key] == english.fingerprint
    changed = search_document("Vouchers, changed", number=1)
    engine.write(documents=[changed], deletes=[italian.key])
    assert engine.fingerprints()[english.key] == changed.fingerprint != english.fingerprint
    assert italian.key not in engine.fingerprints()


def test_a_generation_shows_only_when_promoted(engine: SearchEngine) -> None:
    put(engine, search_document("Old"))
    generation = engine.new_generation()
    assert generation.write(documents=[search_document("New"), search_document("Newer")]) == []
    assert titles(ask(engine)) == ["Old"]
    generation.promote()
    assert sorted(titles(ask(engine))) == ["New", "Newer"]
    put(engine, search_document("Newest"))
    assert ask(engine).total == 3
    given_up = engine.new_generation()
    given_up.write(documents=[search_document("Never")])
    given_up.discard()
    assert ask(engine).total == 3


def test_a_refused_document_is_named_and_its_neighbours_are_taken(engine: SearchEngine) -> None:
    put(engine, search_document("Former self", number=9))
    refused = engine.write(documents=[search_document("Good"), search_document("Bad \ud800", number=9), search_document("Good, too")])
    assert [one.key for one in refused] == [search_document(number=9).key]
    assert refused[0].reason
    assert sorted(titles(ask(engine))) == ["Good", "Good, too"]


def test_huge_texts_and_words_are_taken(engine: SearchEngine) -> None:
    put(engine, search_document("x" * 100_000, body="voucher " + "y" * 100_000), search_document("Long", body="word " * 200_000))
    assert ask(engine, "voucher").total == 1
    assert ask(engine, "word").total == 1
    assert ask(engine, "x" * 50).total == 0


def test_a_generation_is_compared_brought_up_to_date_and_rolled_back(engine: SearchEngine) -> None:
    first = engine.status().generation
    put(engine, search_document("First", number=1))
    generation = engine.new_generation()
    one, other = search_document("One", number=1), search_document("Other", number=2)
    generation.write(documents=[one, other])
    assert generation.fingerprints() == {one.key: one.fingerprint, other.key: other.fingerprint}
    changed = search_document("One, changed", number=1)
    generation.write(documents=[changed], deletes=[other.key])
    assert generation.keys_of([one.origin, other.origin]) == {one.key}
    assert generation.fingerprints() == {one.key: changed.fingerprint}
    generation.promote()
    assert titles(ask(engine)) == ["One, changed"]
    assert (engine.status().generation, engine.status().predecessor) == (generation.name, first)
    assert rolled_back(engine) == first
    assert titles(ask(engine)) == ["First"]
    put(engine, search_document("Second", number=3))
    assert sorted(titles(ask(engine))) == ["First", "Second"]
    with pytest.raises(IndexMissingError):
        rolled_back(engine)


def test_what_was_in_use_before_is_what_is_kept(engine: SearchEngine) -> None:
    """After a rollback that is the older one, whatever stands between by its name; what is being filled counts for nothing."""
    older, bad = promoted(engine, "Older"), promoted(engine, "Bad")
    assert rolled_back(engine) == older
    filling = [engine.new_generation() for _ in range(2)]
    newest = promoted(engine, "Newest")
    assert engine.unfinished() == [one.name for one in filling]
    assert (engine.status().generation, engine.status().predecessor) == (newest, older)
    filling[0].write(documents=[search_document("Filled in the meantime")])
    for one in filling:
        one.discard()
    assert (engine.unfinished(), rolled_back(engine)) == ([], older) != ([], bad)
    assert titles(ask(engine)) == ["Older"]


# Words


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("en", "Vouchers for exporting firms", "voucher"),
        ("en", "Vouchers for exporting firms", "export firm"),
        ("it", "Percorsi di internazionalizzazione delle imprese", "impresa"),
        ("it", "Attività per le filiere", "attivita"),
        ("it", "La qualità dei servizi", "servizio"),
        ("es", "Internacionalización de las empresas", "internacionalizacion"),
        ("es", "Ayudas a las exportaciones", "exportacion"),
        ("es", "Ayudas a la exportación", "exportaciones"),
        ("pl", "Dobre praktyki dla przedsiębiorstw", "praktyka"),
        ("pl", "Umiędzynarodowienie przedsiębiorstw", "przedsiebiorstwom"),
        ("pl", "Łódzkie targi", "lodzkie"),
        ("sv", "Exportstöd till företag", "företagen"),
        ("sv", "Exportstöd till företag", "foretagen"),
        ("de", "Förderung für Unternehmen", "forderung"),
        ("mt", "Għajnuna għall-esportazzjoni", "ghajnuna"),
    ],
)
def test_finds_other_forms_and_bare_letters(engine: SearchEngine, language: str, written: str, typed: str) -> None:
    readers = frozenset({language, "en"})
    put(
        engine,
        search_document(written, language=language, shown_to=readers),
        search_document("Ganz etwas", language="de", shown_to=readers),
    )
    found = ask(engine, typed, language=language)
    assert titles(found) == [written]
    assert any(part.is_match for part in found.hits[0].title)


def test_finds_the_exact_word_in_any_language(engine: SearchEngine) -> None:
    put(engine, search_document("Bono de exportación", language="es"), search_document("Voucher", language="it"))
    assert titles(ask(engine, "exportacion", language="sv")) == ["Bono de exportación"]


def test_finds_other_forms_in_english_when_that_is_the_card(engine: SearchEngine) -> None:
    put(engine, search_document("Vouchers for exporters"))
    assert ask(engine, "voucher", language="pl").total == 1


def test_finds_the_card_by_words_of_its_other_versions_last(engine: SearchEngine) -> None:
    put(
        engine,
        search_document("Vouchers", other_versions="assegni per imprese"),
        search_document("Something", body="assegni"),
    )
    assert titles(ask(engine, "assegni")) == ["Something", "Vouchers"]


def test_parts_weigh_in_their_order(engine: SearchEngine) -> None:
    filler = "one two three four five"
    put(
        engine,
        search_document("In the body", summary=filler, elements=filler, body="voucher " + filler),
        search_document("In the elements", summary=filler, elements="voucher " + filler, body=filler),
        search_document("In the summary", summary="voucher " + filler, elements=filler, body=filler),
        search_document("In the title voucher", summary=filler, elements=filler, body=filler),
    )
    assert titles(ask(engine, "voucher")) == ["In the title voucher", "In the summary", "In the elements", "In the body"]


def test_more_words_answered_come_first(engine: SearchEngine) -> None:
    put(engine, search_document("Trade fair"), search_document("Export fair vouchers"), search_document("Nothing of it"))
    assert titles(ask(engine, "export fair vouchers")) == ["Export fair vouchers", "Trade fair"]


def test_phrases_and_words_left_out(engine: SearchEngine) -> None:
    put(engine, search_document("Trade fair abroad"), search_document("A fair for every trade"), search_document("Voucher"))
    assert titles(ask(engine, '"trade fair"')) == ["Trade fair abroad"]
    assert titles(ask(engine, '"fair for every trade"')) == ["A fair for every trade"]
    assert titles(ask(engine, "trade -abroad")) == ["A fair for every trade"]
    assert sorted(titles(ask(engine, '-"trade fair"'))) == ["A fair for every trade", "Voucher"]
    assert ask(engine, '"fair trade"').total == 0
    assert titles(ask(engine, '"voucher"')) == ["Voucher"]


def test_a_query_of_stop_words_is_answered(engine: SearchEngine) -> None:
    put(engine, search_document("The what is it"), search_document("Voucher"))
    assert titles(ask(engine, "what is it")) == ["The what is it"]


@pytest.mark.parametrize(
    "typed",
    [
        "title:x",
        "*",
        "a" * 900,
        "(((",
        "x~9",
        "^",
        "\\",
        "[a TO b]",
        "/.*.*.*/",
        "' OR 1=1 --",
        "\x00",
        "😀",
        "ﷺ" * 30,
        "-",
        '"',
        "é" * 300,
    ],
)
def test_no_text_upsets_it(engine: SearchEngine, typed: str) -> None:
    put(engine, search_document())
    assert ask(engine, typed).total <= 1
    assert isinstance(engine.suggest(typed, language="en"), list)


# Snippets


def test_the_snippet_shows_the_matching_stretch(engine: SearchEngine) -> None:
    filler = "Lorem ipsum dolor sit amet. " * 60
    put(engine, search_document("Scheme", summary="A scheme.", body=f"{filler}Firms receive export vouchers twice a year. {filler}"))
    (hit,) = ask(engine, "voucher export").hits
    assert [part.text for part in hit.snippet if part.is_match] == ["export", "vouchers"]
    whole = "".join(part.text for part in hit.snippet)
    assert whole.startswith("…")
    assert whole.endswith("…")
    assert len(whole) < 260


def test_without_words_the_snippet_is_the_beginning(engine: SearchEngine) -> None:
    put(engine, search_document("Scheme", summary="A scheme for firms.", body="Long body."))
    (hit,) = ask(engine).hits
    assert [(part.text, part.is_match) for part in hit.snippet] == [("A scheme for firms.", False)]


# Access and versions


def test_access_rules_results_counts_and_suggestions(engine: SearchEngine) -> None:
    put(
        engine,
        search_document("Public voucher", regions=("ITH5",)),
        search_document("Secret vouchering zebra", access=frozenset({"group:5"}), regions=("SE31",)),
    )
    for access, total in ((frozenset({"public"}), 1), (frozenset({"public", "group:5"}), 2), (frozenset({"group:6"}), 0)):
        found = ask(engine, "voucher", access=access)
        assert found.total == len(found.hits) == total
        assert sum(counts(found, Facet.REGION).values()) == total
        assert len([s for s in engine.suggest("vou", language="en", access=access) if s.kind is SuggestionKind.TITLE]) == total
        assert ask(engine, "zebra", access=access).total == int("group:5" in access)


def test_each_reader_gets_one_card(engine: SearchEngine) -> None:
    both = frozenset({"en", "it"})
    put(
        engine,
        search_document("Vouchers", number=1, shown_to=frozenset({"en", "es", "pl", "sv"}), readable_in=both),
        search_document("Voucher", number=1, language="it", shown_to=frozenset({"it"}), readable_in=both),
    )
    for reader in ("en", "es", "it", "pl", "sv"):
        found = ask(engine, language=reader)
        assert [hit.language for hit in found.hits] == ["it" if reader == "it" else "en"]
        assert counts(found, Facet.LANGUAGE) == {"en": 1, "it": 1}
