"""From a change of a page to its meaning in the index, by the worker's own steps."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from wagtail.models import Locale, Page, PageViewRestriction

from search.current import get_engine
from search.indexing.building import rebuild
from search.indexing.learning import Learner
from tests.helpers.catalogue import plain_page, settle
from tests.helpers.meaning import needs_model

if TYPE_CHECKING:
    from django.test import Client

pytestmark = [needs_model, pytest.mark.django_db, pytest.mark.usefixtures("plain_pages")]
QUESTION = "stöd till företag som vill exportera"


@pytest.fixture(autouse=True)
def _on(settings: Any, plain_pages: None) -> None:
    settings.SEARCH_MEANING = "on"
    # No reader gets to the root of all trees, whose one word may be near to anything.
    Page.objects.filter(depth=1).update(live=False)
    rebuild()
    settle()


def learn() -> None:
    settle()
    learner = Learner()
    end = time.monotonic() + 60
    while learner.step():
        assert time.monotonic() < end
        time.sleep(0.02)


def by_meaning(client: Client, **said: Any) -> list[str]:
    response = client.get(f"/sv/catalogue/?{urlencode({'q': QUESTION, **said})}")
    assert response.status_code == 200
    titles = [card.plain_title for card in response.context["answer"].by_meaning]
    assert ("by-meaning-heading" in response.content.decode()) == bool(titles)
    return titles


@pytest.fixture
def polish() -> Page:
    page = plain_page("Pomoc dla małych producentów, którzy chcą sprzedawać za granicą")
    page.locale = Locale.objects.get(language_code="pl")
    page.save_revision().publish()
    return page


def test_a_page_is_found_by_words_at_once_and_by_meaning_a_little_later(client: Client, polish: Page) -> None:
    settle()
    assert by_meaning(client) == []
    learn()
    assert by_meaning(client) == [polish.title]
    assert by_meaning(client, sort="title") == by_meaning(client, view="map") == []
    polish.title = "Ścieżki przyrodnicze w lesie"
    polish.save_revision().publish()
    learn()
    assert by_meaning(client) == []


def test_a_restricted_page_is_never_in_the_list(client: Client, polish: Page) -> None:
    learn()
    restriction = PageViewRestriction.objects.create(page=polish, restriction_type=PageViewRestriction.LOGIN)
    assert by_meaning(client) == []
    learn()
    rebuild()
    assert by_meaning(client) == []
    restriction.delete()
    learn()
    assert by_meaning(client) == [polish.title]


def test_a_page_that_is_hidden_while_it_is_learnt_stays_hidden(client: Client, polish: Page) -> None:
    settle()
    learner = Learner()
    assert learner.step()
    PageViewRestriction.objects.create(page=polish, restriction_type=PageViewRestriction.LOGIN)
    settle()
    while learner.step():
        time.sleep(0.02)
    assert by_meaning(client) == []
    assert get_engine().unlearnt(10) == []


def test_a_rebuild_learns_no_text_twice(polish: Page) -> None:
    learn()
    rebuild()
    assert get_engine().unlearnt(10) == []
