"""Nobody learns a word that is not public: with a secret object every answer is, byte for byte, what it is without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from wagtail.models import Locale, Page, PageViewRestriction

from exchange.core.models import OutboxEntry
from search.indexing import building
from search.saved.models import Alert, SavedSearch
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_partner_page, make_practice, make_region
from tests.helpers.catalogue import settle

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")]

# A new way to ask joins here: an address with {q} for what is typed.
SURFACES = (
    "/en/catalogue/?q={q}",
    "/it/catalogue/?q={q}",
    "/en/catalogue/?q={q}&type=practice&region=ITI3",
    "/en/catalogue/?q=voucher+{q}",
    "/en/catalogue/?q=voucher+-{q}&sort=title",
    "/en/catalogue/?q=%22{q}%22",
    "/en/catalogue/?q={q}x",
    "/en/catalogue/?view=map",
    "/en/catalogue/?sort=transferred",
    "/en/catalogue/suggestions/?q={q}",
    "/en/catalogue/suggestions/?q={begun}",
    "/en/catalogue/list/?q={q}",
    "/en/catalogue/results.csv",
    "/en/catalogue/results.json?q={q}",
    "/en/catalogue/results.geojson",
    "/en/catalogue/results.atom?q=voucher",
    "/en/catalogue/related/{open}/",
    "/api/v1/catalogue?q={q}",
    "/api/v1/catalogue",
    "/healthz",
)
# What differs between any two answers, whatever is in the catalogue.
CHANGING = re.compile(
    rb"csrfmiddlewaretoken\" value=\"[^\"]+\"|name=\"csrf-token\" content=\"[^\"]+\"|csrf[^>]{0,40}[A-Za-z0-9]{64}|nonce=\"[^\"]+\""
)

words = st.text(alphabet="bdfghklmnprtvz", min_size=6, max_size=12).map(lambda made: f"z{made}q")


def public(word: str) -> Any:
    page = make_practice(make_partner_page("marche"), title=f"Voucher {word}", live=False, region=make_region("ITI3"))
    page.save_revision().publish()
    return page


def restricted(word: str) -> Any:
    page = make_practice(make_partner_page("marche"), title=f"Voucher {word}", summary=word, region=make_region("ITI3"), elements=(word,))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    return page


def restricted_above(word: str) -> Any:
    return make_practice(make_partner_page("hidden"), title=f"Voucher {word}", region=make_region("ITI3"))


def draft(word: str) -> Any:
    page = make_practice(make_partner_page("marche"), title=f"Voucher {word}", live=False, region=make_region("ITI3"))
    page.save_revision()
    return page


def other_version_restricted(word: str) -> Any:
    """A restriction on one version hides the practice in all of them."""
    page = make_practice(make_partner_page("marche"), title=f"Voucher {word}", region=make_region("ITI3"))
    italian = make_practice(
        make_partner_page("marche", language="it"), title=f"Buono {word}", translation_key=page.translation_key, region=make_region("ITI3")
    )
    assert italian.locale == Locale.objects.get(language_code="it")
    PageViewRestriction.objects.create(page=italian, restriction_type=PageViewRestriction.LOGIN)
    return page


def withdrawn(word: str) -> Any:
    page = make_practice(make_partner_page("marche"), title=f"Voucher {word}", region=make_region("ITI3"))
    settle()
    page.unpublish()
    return page


HIDDEN = [restricted, restricted_above, draft, other_version_restricted, withdrawn]


def everything_said(word: str) -> dict[str, tuple[int, bytes]]:
    """By an anonymous visitor and by somebody signed in who has no part in it."""
    stranger = Client()
    stranger.force_login(UserFactory._meta.model.objects.get(email="stranger@example.eu"))
    open_page = Page.objects.get(title="Export vouchers")
    said = {}
    for surface in SURFACES:
        address = surface.format(q=word, begun=word[:4], open=open_page.translation_key)
        for name, client in (("anonymous", Client()), ("stranger", stranger)):
            answer = client.get(address)
            said[f"{name} {surface}"] = (answer.status_code, CHANGING.sub(b"", answer.content))
    said["mails"] = (len(mail.outbox), b"".join(message.body.encode() for message in mail.outbox))
    said["alerts"] = (Alert.objects.count(), b"")
    return said


def index_anew() -> None:
    OutboxEntry.objects.filter(topic__startswith="search").delete()
    building.rebuild()
    settle()


def what_changes(hide: Callable[[str], Any], word: str) -> list[str]:
    """Where an answer differs once the object is there: after the worker's work, or in an index built anew. Leaves nothing behind."""
    with transaction.atomic():
        mail.outbox.clear()
        stranger = UserFactory(email="stranger@example.eu")
        for question in (f"q={word}", "q=voucher", "region=ITI3"):
            SavedSearch.objects.create(owner=stranger, name=question, question=question, language="en", frequency="instant")
        make_practice(make_partner_page("marche"), title="Export vouchers", region=make_region("ITI3"))
        make_partner_page("marche", language="it")
        PageViewRestriction.objects.create(page=make_partner_page("hidden"), restriction_type=PageViewRestriction.LOGIN)
        index_anew()
        before = everything_said(word)
        hide(word)
        settle()
        after = everything_said(word)
        index_anew()
        built_anew = everything_said(word)
        transaction.set_rollback(True)
    return [name for name in before if before[name] != after[name] or before[name] != built_anew[name]]


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
@examples(max_examples=3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(word=words)
def test_a_secret_object_changes_no_byte(hide: Callable[[str], Any], word: str) -> None:
    assert what_changes(hide, word) == []


def test_a_public_object_shows_in_every_surface_that_could_tell() -> None:
    """The control: what is compared would show it."""
    shown = what_changes(public, "zbdfgq")
    silent = {surface for surface in SURFACES if f"anonymous {surface}" not in shown}
    # Health counts nothing, "without the word" leaves it out, and a word of one document corrects nobody.
    assert silent <= {"/healthz", "/en/catalogue/?q=voucher+-{q}&sort=title", "/en/catalogue/?q={q}x"}
    assert {"mails", "alerts"} <= set(shown)
