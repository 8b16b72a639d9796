"""With the extra, too, nobody learns a word that is not public: not by the order of results, nor by what is near in meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from wagtail.models import PageViewRestriction

from stakeholder_groups.groups.models import Group
from tests.factories.discussions import make_member, make_thread
from tests.factories.practices import make_partner_page, make_practice
from tests.helpers.cluster import cluster_url
from tests.helpers.meaning import needs_model
from tests.search.test_secrets import OF_A_GROUP, OF_MEANING, PAGES, catch_up, private_group, what_changes

if TYPE_CHECKING:
    from practices.good_practices.models import GoodPracticePage

pytestmark = [needs_model, pytest.mark.django_db]

WORD = "zbdfgq"
NEAR = "Pomoc dla małych producentów, którzy chcą sprzedawać za granicą"


@pytest.fixture(autouse=True, params=["tantivy", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def _engine(request: Any, settings: Any) -> None:
    settings.SEARCH_MEANING = "on"
    settings.ELASTICSEARCH_URL = cluster_url() if request.param == "elasticsearch" else ""


def near_public(word: str) -> GoodPracticePage:
    """In Polish, near to what is asked in Swedish."""
    return make_practice(make_partner_page("marche", language="pl"), title=f"{NEAR} {word}")


def near_restricted(word: str) -> None:
    PageViewRestriction.objects.create(page=near_public(word), restriction_type=PageViewRestriction.LOGIN)


def near_restricted_later(word: str) -> None:
    """Its vector is still there."""
    page = near_public(word)
    catch_up()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def near_withdrawn(word: str) -> None:
    page = near_public(word)
    catch_up()
    page.unpublish()


def near_draft(word: str) -> None:
    make_practice(make_partner_page("marche", language="pl"), title=f"{NEAR} {word}", live=False).save_revision()


def near_thread(word: str) -> None:
    group = private_group(word)
    make_thread(group, make_member(Group.objects.get(slug="secret")), title=f"{NEAR} {word}", body=NEAR)


SECRETS = (near_restricted, near_restricted_later, near_withdrawn, near_draft, near_thread, *PAGES, *OF_A_GROUP)


def test_a_secret_object_changes_no_byte() -> None:
    """All at once; one by one only to say which of them is told."""
    if what_changes(WORD, *SECRETS):
        assert {hide.__name__: what_changes(WORD, hide) for hide in SECRETS} == {hide.__name__: [] for hide in SECRETS}
        pytest.fail("only together do they change an answer")


def test_what_is_near_in_meaning_shows_when_it_is_public() -> None:
    """The control: what is compared would show it."""
    assert {f"anonymous {surface}" for surface in OF_MEANING} <= set(what_changes(WORD, near_public))
