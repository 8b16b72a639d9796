"""Practices that answer a need: why, from where, and never one that is not public."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from exchange.partners.models import Direction, FirmMaturity, Sector
from practices.good_practices.models import GoodPracticePage
from search.needs import ranking
from search.needs.ranking import answers_to
from stakeholder_groups.needs.models import Match
from stakeholder_groups.needs.services import NeedWords, edit_need
from tests.factories.practices import make_practice
from tests.helpers.harm import harm_index
from tests.needs.conftest import SECRET, Place, term

pytestmark = pytest.mark.django_db


def found(need: Any, reader: str = "en") -> dict[str, int]:
    return {one.practice.title: one.ranked.score for one in answers_to(need, reader).fitting}


def test_the_page_ranks_practices_and_says_why(place: Place, shelf: Any) -> None:
    need = place.need(
        "A voucher for export",
        sector=Sector.objects.get(slug="mechatronics"),
        maturity=term(FirmMaturity, "light"),
        direction=term(Direction, "outward"),
    )
    text = " ".join(strip_tags(place.get("reader", place.at(need))).split())
    assert "Export vouchers for small firms" in text
    assert "A trail of castles" not in text
    for reason in (
        f"The same theme: {place.theme.label} 25 points",
        "A sector close to it: Mechatronics 10 points",
        f"The same market: {place.market.label} 20 points",
        "For firms of the same experience: Light",
        "The same direction: Outward",
        "Words in common: ",
    ):
        assert reason in text
    assert '<progress value="' in place.get("reader", place.at(need))


def test_other_words_other_practices(place: Place, shelf: Any) -> None:
    need = place.need("Walkers look for castles", theme=None, market=None)
    assert list(found(need)) == ["A trail of castles"]
    edit_need(actor=place.people["member"], need=need, words=NeedWords("Vouchers", theme=place.theme, market=place.market))
    need.refresh_from_db()
    assert list(found(need)) == ["Export vouchers for small firms"]


@pytest.mark.parametrize("how", ["unpublished", "restricted"])
def test_what_is_not_public_is_neither_found_nor_named(place: Place, shelf: Any, how: str) -> None:
    shelf.vouchers.title = f"Vouchers {SECRET}"
    shelf.vouchers.save()
    need, key = place.need("Vouchers"), shelf.vouchers.translation_key
    url = place.at(need, f"practices/{key}/")
    assert SECRET in place.get("reader", url)
    Match.objects.create(need=need, practice_key=key, by=place.people["reader"])
    assert SECRET in place.get("reader", place.at(need))
    if how == "unpublished":
        shelf.vouchers.unpublish()
    else:
        PageViewRestriction.objects.create(page=shelf.vouchers, restriction_type=PageViewRestriction.LOGIN)
    # The index does not know yet.
    assert found(need) == {}
    for part in (place.at(need), "needs/", ""):
        text = place.get("reader", part)
        assert SECRET not in text
        assert "a practice that is not public any more" in text
    place.get("reader", url, 404)
    assert place.post("reader", url).status_code == 404


def test_a_member_names_a_practice_and_it_is_not_offered_again(place: Place, shelf: Any) -> None:
    need = place.need("Vouchers")
    url = place.at(need, f"practices/{shelf.vouchers.translation_key}/")
    assert url in place.get("reader", place.at(need))
    assert place.post("reader", url, note="x" * 501).status_code == 422
    assert place.post("reader", url, note="Half is paid.").status_code == 302
    page = place.get("member", place.at(need))
    assert ("Half is paid." in page, "Rita Reader" in page, url in page) == (True, True, False)
    need.refresh_from_db()
    assert need.state == "matched"
    assert "Export vouchers for small firms" in place.get("reader", "needs/")
    place.post("member", place.at(need, "answered/"))
    late = place.url(place.at(need, f"practices/{shelf.castles.translation_key}/"))
    assert "had changed meanwhile" in place.client("reader").post(late, follow=True).content.decode()
    assert need.matches.count() == 1
    for key in ("other", "stranger", "superuser"):
        place.get(key, url, 404)
        assert place.post(key, url).status_code == 404
    place.get("reader", place.at(need, f"practices/{uuid4()}/"), 404)
    place.get("reader", f"needs/nothing/practices/{shelf.vouchers.translation_key}/", 404)


def test_what_has_most_in_common_is_ranked_however_many_have_little(place: Place, shelf: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(ranking, "MOST_OF_TERMS", 2)
    keys = sorted(uuid4() for _ in range(6))
    near, far = term(Sector, "mechatronics"), term(Sector, "engineering")
    for number, key in enumerate(keys):
        make_practice(shelf.partner, title=f"Little {number}", theme=place.theme, translation_key=key)
    last = GoodPracticePage.objects.get(translation_key=keys[-1])
    last.title, last.sectors, last.maturity = "Much", [near], [term(FirmMaturity, "light")]
    last.save()
    after = GoodPracticePage.objects.get(translation_key=keys[-2])
    after.title, after.sectors, after.markets = "Something", [far], [place.market]
    after.save()
    shelf.vouchers.delete()
    harm_index("removed")
    need = place.need("Zzz", sector=near, maturity=term(FirmMaturity, "light"))
    assert list(found(need)) == ["Much", "Something"]


def test_without_the_search_terms_still_count(place: Place, shelf: Any) -> None:
    need = place.need("Vouchers")
    harm_index("removed")
    answers = answers_to(need, "en")
    assert [one.practice.title for one in answers.fitting] == ["Export vouchers for small firms"]
    assert answers.by_words is False
    assert "The search cannot be asked" in place.get("reader", place.at(need))


def test_the_title_is_the_readers(place: Place, shelf: Any) -> None:
    need = place.need("Vouchers")
    assert answers_to(need, "sv").fitting[0].practice.url.startswith("/sv/partners/marche/")
