"""The data as it is written, without a database."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from exchange.demo.accounts import ACCOUNTS, DEMO_ACCOUNTS
from exchange.demo.data.groups import GROUPS, PEOPLE
from exchange.demo.data.news import NEWS
from exchange.demo.data.partner_pages import PARTNERS
from exchange.demo.data.partners import INSTRUMENTS, ORGANISATIONS, PARTICIPATIONS
from exchange.demo.data.plans import PLANS
from exchange.demo.data.practices import PRACTICES
from exchange.demo.data.regions import REGIONS
from exchange.demo.data.shapes import LANGUAGES, PracticeData
from exchange.demo.data.threads import THREADS
from exchange.demo.data.visits import SEMINAR, VISITS
from exchange.demo.data.workshops import WORKSHOPS
from exchange.pages.standard_texts import STANDARD_TEXTS
from exchange.partners.vocabularies import VOCABULARIES

LIMITS = {"title": 100, "summary": 160, "detail": 1500, "resources": 300, "evidence": 500, "difficulties": 300, "potential": 1000}
ALL_VISITS = (*VISITS, SEMINAR, *WORKSHOPS)


def slugs_of(vocabulary: str) -> set[str]:
    return {term.slug for term in VOCABULARIES[vocabulary]}


def test_the_counts_are_those_of_the_network() -> None:
    assert len(PARTNERS) == 7
    assert len(PRACTICES) == 16
    assert sum(len(practice.texts) > 1 for practice in PRACTICES) >= 10
    assert [group.kind for group in GROUPS].count("local") == 7
    assert [group.kind for group in GROUPS].count("network") == 1
    assert len(THREADS) >= 12
    assert len(PLANS) == 2


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.slug)
def test_a_practice_fits_the_programme_s_form(practice: PracticeData) -> None:
    assert "en" in practice.texts
    assert practice.source_url.startswith("https://")
    for language, text in practice.texts.items():
        for field, limit in LIMITS.items():
            assert len(getattr(text, field)) <= limit, (language, field, len(getattr(text, field)))
        assert len(text.elements) <= 4


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.slug)
def test_a_practice_names_only_what_exists(practice: PracticeData) -> None:
    assert practice.partner in {partner.slug for partner in PARTNERS}
    assert practice.region in {region.code for region in REGIONS}
    assert practice.organisation in {organisation.key for organisation in ORGANISATIONS}
    assert practice.theme in slugs_of("Theme")
    assert practice.topic in slugs_of("PracticeTopic")
    assert set(practice.sectors) <= slugs_of("Sector")
    assert set(practice.markets) <= slugs_of("Market")
    assert set(practice.maturity) <= slugs_of("FirmMaturity")
    assert set(practice.directions) <= slugs_of("Direction")


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.slug)
def test_the_versions_of_a_practice_have_the_same_elements(practice: PracticeData) -> None:
    keys = [[element.key for element in text.elements] for text in practice.texts.values()]
    assert all(version == keys[0] for version in keys)


def test_transfers_name_elements_and_visits_that_exist() -> None:
    elements = {(practice.slug, element.key) for practice in PRACTICES for text in practice.texts.values() for element in text.elements}
    visits = {visit.slug for visit in ALL_VISITS} | {""}
    transfers = [transfer for plan in PLANS for actions in plan.actions.values() for action in actions for transfer in action.transfers]
    assert transfers
    for transfer in transfers:
        assert (transfer.practice, transfer.element) in elements
        assert transfer.visit in visits


def test_visits_and_plans_name_what_exists() -> None:
    practices = {practice.slug for practice in PRACTICES}
    for visit in ALL_VISITS:
        assert set(visit.practices) <= practices
        assert visit.partner in {partner.slug for partner in PARTNERS}
    for plan in PLANS:
        assert plan.instrument in {instrument.key for instrument in INSTRUMENTS}


def test_participations_name_organisations() -> None:
    keys = {organisation.key for organisation in ORGANISATIONS}
    assert {data.organisation for data in PARTICIPATIONS} <= keys
    assert {data.replaced_by for data in PARTICIPATIONS} - {""} <= keys
    assert {partner.organisation for partner in PARTNERS} <= {data.organisation for data in PARTICIPATIONS}


def test_a_thread_has_four_to_twelve_posts_by_members_of_its_group() -> None:
    groups = {person.key: person.group for person in PEOPLE}
    for thread in THREADS:
        assert 4 <= len(thread.posts) <= 12, thread.key
        times = [post.hours for post in thread.posts]
        assert times == sorted(times), thread.key
        for place, post in enumerate(thread.posts):
            assert 0 <= post.reply_to <= place
            author_is_coordinator = post.author.endswith(".coordinator")
            assert groups[post.author] == thread.group or (thread.group == "network" and author_is_coordinator)


def test_a_member_speaks_for_an_organisation_that_is_known_or_named_by_kind_only() -> None:
    keys = {organisation.key for organisation in ORGANISATIONS}
    for person in PEOPLE:
        assert bool(person.organisation in keys) is not bool(person.organisation_name), person.key
    assert len({person.organisation_name for person in PEOPLE if person.group == "gavle"}) == 6


def test_everything_with_labels_has_all_languages() -> None:
    for terms in VOCABULARIES.values():
        for term in terms:
            assert all((term.en, term.it, term.es, term.pl, term.sv)), term.slug
    for region in REGIONS:
        assert set(region.names) == set(LANGUAGES)
    for partner in PARTNERS:
        assert set(partner.intros) == set(LANGUAGES)


def test_a_sector_s_parent_stands_before_it() -> None:
    seen: set[str] = set()
    for term in VOCABULARIES["Sector"]:
        assert not term.parent_slug or term.parent_slug in seen
        seen.add(term.slug)


def test_standard_pages_are_the_same_in_every_language() -> None:
    assert set(STANDARD_TEXTS) == set(LANGUAGES)
    expected = [page.slug for page in STANDARD_TEXTS["en"]]
    for pages in STANDARD_TEXTS.values():
        assert [page.slug for page in pages] == expected
        assert all(page.title and page.summary and page.body for page in pages)


def test_accounts_are_named_by_role_at_an_address_that_cannot_exist() -> None:
    assert len({account.email for account in ACCOUNTS}) == len(ACCOUNTS)
    assert all(account.email.endswith("@exchange.example") for account in ACCOUNTS)
    assert {"stakeholder", "coordinator", "partner editor", "network administrator", "thematic expert", "platform administrator"} <= {
        account.role for account in DEMO_ACCOUNTS
    }


def texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [text for item in dataclasses.fields(value) for text in texts_in(getattr(value, item.name))]
    if isinstance(value, dict):
        return [text for item in value.values() for text in texts_in(item)]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_in(item)]
    return []


def test_there_is_no_russian_data() -> None:
    everything = (PRACTICES, ALL_VISITS, PLANS, NEWS, THREADS, GROUPS, PARTNERS, ORGANISATIONS, REGIONS, tuple(VOCABULARIES.values()))
    for text in texts_in(everything):
        for word in ("russia", "rusia", "rosja", "rosji", "rosyj", "ryssland", "moscow", "mosca", "moskwa", "moskva"):
            assert word not in text.lower(), text


def test_no_file_of_the_data_is_longer_than_the_house_allows() -> None:
    root = Path(__file__).resolve().parents[2]
    files = [
        *(root / "exchange/demo").rglob("*.py"),
        *(root / "exchange/pages/standard_texts").glob("*.py"),
        root / "exchange/partners/vocabularies.py",
    ]
    assert not [path for path in files if len(path.read_text(encoding="utf-8").splitlines()) > 300]
