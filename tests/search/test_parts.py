"""What stands on pages, found by itself; and practices that another one replaces."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import PageViewRestriction

from practices.good_practices.models import GoodPracticePage
from search.documents import build
from search.indexing.building import rebuild
from search.indexing.comparing import compare
from tests.factories.practices import make_partner_page, make_plan, make_practice, make_region
from tests.helpers.catalogue import settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice() -> GoodPracticePage:
    made = make_practice(
        make_partner_page("marche"), title="Export vouchers", elements=("A zircon card", "A register"), region=make_region("ITI3")
    )
    rebuild()
    settle()
    return made


def ask(**said: Any) -> Any:
    return Client().get("/en/catalogue/", said).context["answer"]


def counts(answer: Any) -> dict[str, int]:
    return {option.value: option.count for option in answer.facets[0].options}


def titles(answer: Any) -> list[str]:
    return [card.plain_title for card in answer.cards]


def test_elements_are_counted_and_listed_when_their_type_is_chosen(practice: GoodPracticePage) -> None:
    everything = ask(q="zircon")
    assert titles(everything) == ["Export vouchers"]
    assert (counts(everything)["practice"], counts(everything)["element"]) == (1, 1)
    assert titles(ask()) == [practice.title, *[title for title in titles(ask()) if title != practice.title]]
    chosen = ask(q="zircon", type="element")
    (card,) = chosen.cards
    assert (card.plain_title, card.part_of, card.partner) == ("A zircon card", "Export vouchers", "")
    assert card.url.endswith("#element-1")
    assert chosen.total == counts(chosen)["element"] == 1
    assert ask(type="element", region="ITI3").total == 2
    assert [card.url[-10:] for card in ask(q="register", type="element").cards] == ["#element-2"]
    assert ask(q="zircon", type=["element", "practice"]).total == 2


def test_elements_come_and_go_with_their_practice(practice: GoodPracticePage) -> None:
    practice.elements = [practice.elements.first()]
    practice.save_revision().publish()
    settle()
    assert ask(type="element").total == 1
    PageViewRestriction.objects.create(page=practice, restriction_type=PageViewRestriction.LOGIN)
    assert ask(type="element").cards == [], "the second look comes before the worker"
    settle()
    assert ask(type="element").total == 0
    assert not compare()


def test_of_a_practice_its_page_is_embedded_and_not_its_elements(practice: GoodPracticePage) -> None:
    documents = build([str(practice.translation_key)]).documents
    assert [(one.kind, bool(one.meaning)) for one in documents] == [("practice", True), ("element", False), ("element", False)]


def test_actions_lead_to_their_place_in_the_plan() -> None:
    make_plan(
        make_partner_page("valencia"),
        takes=({"action": "Own zircons", "element": make_practice(make_partner_page("marche")).elements.first()},),
    )
    rebuild()
    settle()
    (card,) = ask(q="zircons", type="action").cards
    assert card.url.endswith("#action-1")


def test_the_standard_pages_are_found_by_words_only(practice: GoodPracticePage) -> None:
    assert "page" not in {card.kind for card in ask().cards}
    assert ask(type="page").total == counts(ask())["page"] > 0
    assert "page" in {card.kind for card in ask(q="accessibility").cards}


class TestSuperseded:
    @pytest.fixture
    def newer(self, practice: GoodPracticePage) -> GoodPracticePage:
        """Both say the same; the newer one stands lower by its date."""
        made = make_practice(make_partner_page("gavle"), title="Export vouchers", elements=("A zircon card", "A register"))
        practice.superseded_by = made
        practice.save_revision().publish()
        settle()
        return made

    def test_it_sinks_below_its_equals_and_stays_findable(self, practice: GoodPracticePage, newer: GoodPracticePage) -> None:
        found = ask(q="export vouchers")
        assert [card.origin for card in found.cards] == [str(newer.translation_key), str(practice.translation_key)]
        assert found.cards[1].score == pytest.approx(found.cards[0].score / 2, rel=0.2)
        by_date = ask(q="export vouchers", sort="date").cards
        assert by_date[0].origin == str(practice.translation_key)

    def test_its_page_leads_to_the_newer_one_while_that_is_public(self, practice: GoodPracticePage, newer: GoodPracticePage) -> None:
        page = Client().get(practice.url).content.decode()
        assert "superseded by" in page
        assert f'href="/en/partners/gavle/{newer.slug}/"' in page
        newer.unpublish()
        settle()
        assert "superseded by" not in Client().get(practice.url).content.decode()
        (found,) = ask(q="export vouchers", type="practice").cards
        assert found.origin == str(practice.translation_key)
        assert not compare()

    def test_its_end_or_a_restriction_lifts_the_older_one_again(self, practice: GoodPracticePage, newer: GoodPracticePage) -> None:
        before = {card.origin: card.score for card in ask(q="vouchers", type="practice").cards}
        restriction = PageViewRestriction.objects.create(page=newer, restriction_type=PageViewRestriction.LOGIN)
        settle()
        assert not compare()
        restriction.delete()
        settle()
        assert not compare()
        newer.delete()
        settle()
        assert not compare()
        (left,) = ask(q="vouchers", type="practice").cards
        assert left.score != before[left.origin]

    def test_no_circle_and_always_the_original(self, practice: GoodPracticePage, newer: GoodPracticePage) -> None:
        newer.superseded_by = practice
        with pytest.raises(ValidationError, match="replaced by it"):
            newer.clean()
        practice.superseded_by = practice
        with pytest.raises(ValidationError, match="replaced by it"):
            practice.clean()
