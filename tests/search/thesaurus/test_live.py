"""A change of the thesaurus counts from the next question on, in every process, and never for one that was taken back."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from search.engines.base import PUBLIC
from search.models import ThesaurusEntry
from search.parser import parse
from search.thesaurus.expansion import expand
from search.thesaurus.live import current
from search.understanding import understand
from tests.helpers.catalogue import put, shown

pytestmark = pytest.mark.django_db


def known(typed: str, language: str = "en") -> bool:
    return bool(expand(parse(typed), language, current()))


def titles(client, q: str, language: str = "en", **said) -> list[str]:
    answer = client.get(f"/{language}/catalogue/?{urlencode({'q': q, **said})}").context["answer"]
    return [card.plain_title for card in answer.cards]


def test_made_changed_set_aside_and_deleted() -> None:
    assert not known("zeppelin")
    entry = ThesaurusEntry.objects.create(terms_en="zeppelin, airship")
    assert known("zeppelin")
    entry.terms_en = "dirigible, airship"
    entry.save()
    assert (known("zeppelin"), known("dirigible")) == (False, True)
    entry.is_active = False
    entry.save()
    assert not known("dirigible")
    entry.is_active = True
    entry.save()
    ThesaurusEntry.objects.filter(pk=entry.pk).delete()
    assert not known("dirigible")


def test_a_change_that_is_taken_back_leaves_nothing() -> None:
    for word in ("zeppelin", "dirigible"):
        with transaction.atomic():
            ThesaurusEntry.objects.create(terms_en=f"{word}, airship")
            assert known(word)
            transaction.set_rollback(True)
        assert not known(word)


def test_where_nothing_changed_one_statement_is_asked() -> None:
    before = current()
    with CaptureQueriesContext(connection) as statements:
        assert current() is before
    assert len(statements) == 1
    with CaptureQueriesContext(connection) as statements:
        understand(parse(""), "en")
        understand(parse('"voucher" -fair'), "en")
    assert len(statements) == 0


def test_a_reader_finds_what_is_said_in_another_language(client) -> None:
    put(shown("Bony dla eksporterów", language="pl"), shown("Trade fairs"), shown("Something else"))
    assert titles(client, "checkar", "sv") == ["Bony dla eksporterów"]
    assert titles(client, "mässor", "sv") == ["Trade fairs"]
    assert titles(client, "mässor", "sv", as_typed=1) == []
    assert titles(client, '"mässor"', "sv") == []


def test_the_word_itself_counts_more_than_another_way_to_say_it(client) -> None:
    put(shown("Cheque for exporters"), shown("Voucher for exporters"))
    assert titles(client, "voucher") == ["Voucher for exporters", "Cheque for exporters"]
    assert titles(client, "cheques") == ["Cheque for exporters", "Voucher for exporters"]


def test_a_known_word_is_no_misspelling(client) -> None:
    put(shown("Feriae and holidays", language="es"), shown("Mäster", language="sv"))
    for typed, language in (("feria", "es"), ("mässa", "sv")):
        assert understand(parse(typed), language, frozenset({PUBLIC})).corrections == ()


def test_a_misspelt_word_is_put_right_and_then_expanded(client) -> None:
    put(shown("Export vouchers"), shown("Bono de exportación", language="es"))
    understood = understand(parse("vuchers"), "en")
    assert [correction.used for correction in understood.corrections] == ["vouchers"]
    assert ("vouchers",) in understood.alternatives


def test_what_was_found_is_marked_but_not_the_little_words_between(client) -> None:
    put(shown("Una camera di commercio di provincia", language="it"))
    (card,) = client.get("/en/catalogue/?q=chamber+of+commerce").context["answer"].cards
    assert [part.text for part in card.title if part.is_match] == ["camera", "commercio"]


def test_advice_counts_what_its_links_will_find(client) -> None:
    put(shown("Bono de exportación", language="es", years=(2020,)))
    advice = client.get("/en/catalogue/?q=vouchers&year=1999").context["advice"]
    assert [(way.count, way.query_string) for way in advice.without_filter] == [(1, "?q=vouchers")]
