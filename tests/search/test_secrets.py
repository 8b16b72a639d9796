"""Nobody learns a word that is not public: with a secret object every answer is, byte for byte, what it is without it."""

from __future__ import annotations

import logging
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from wagtail.models import Locale, Page, PageViewRestriction

from exchange import env
from exchange.core.models import OutboxEntry
from exchange.notifications.models import Notice
from practices.good_practices.models import GoodPracticePage
from search.indexing import building
from search.indexing.learning import Learner
from search.insight.proposals import Proposals
from search.meaning import model
from search.saved.models import Alert, SavedSearch
from search.spelling import spellers
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.services.joining import Entry, join
from tests.factories.accounts import UserFactory
from tests.factories.discussions import make_group, make_member, make_thread, put_in
from tests.factories.practices import make_partner_page, make_practice, make_region
from tests.helpers.catalogue import settle

if TYPE_CHECKING:
    from collections.abc import Callable

# Each takes seconds, and another word is drawn each time.
EXAMPLES = 5 if env.flag("CI") else 1

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
    "/api/v1/catalogue?q=voucher",
    "/healthz",
    "/en/catalogue/?q={q}&scope=all",
    "/en/catalogue/?q=voucher+{q}+umbrella&scope=all",
    "/en/catalogue/?q=voucher&scope=all&sort=date",
    "/en/catalogue/?scope=all&view=map",
    "/en/catalogue/?type=element&q=voucher",
    "/en/catalogue/?type=thread&type=post&scope=all",
    "/en/catalogue/results.json?q={q}&scope=all",
    "/en/groups/secret/search/?q={q}",
    "/en/groups/own/search/?q={q}",
    "/en/groups/own/search/?q=voucher+umbrella+{q}",
    "/en/groups/secret/about/",
    "/en/account/searches/",
    "/en/account/searches/new/?q={q}",
    "/en/notices/",
    "/sv/catalogue/?q=stöd+till+företag+som+vill+exportera",
    "/api/v1/catalogue?lang=sv&q=stöd+till+företag+som+vill+exportera",
)
# What differs between any two answers, whatever is in the catalogue.
CHANGING = re.compile(
    rb"csrfmiddlewaretoken\" value=\"[^\"]+\"|name=\"csrf-token\" content=\"[^\"]+\"|csrf[^>]{0,40}[A-Za-z0-9]{64}|nonce=\"[^\"]+\""
)

# What tells of groups only; tests/search/test_members.py is their control.
OF_MEMBERS = {surface for surface in SURFACES if "groups/" in surface or "type=thread" in surface}
OF_PEOPLE = {surface for surface in SURFACES if "account/" in surface or "notices" in surface}
# What is only found by meaning; tests/search/meaning/test_secrets.py is its control.
OF_MEANING = {surface for surface in SURFACES if "exportera" in surface}

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
    catch_up()
    page.unpublish()
    return page


def private_group(word: str, *, name: str = "") -> Any:
    group = Group.objects.filter(slug="secret").first() or make_group("secret")
    group.name, group.purpose, group.is_public_page = name or f"Voucher {word}", f"Umbrella {word}", False
    group.save()
    return group


def thread(word: str) -> Any:
    return make_thread(private_group(word), make_member(Group.objects.get(slug="secret")), title=f"Voucher {word}", body="Umbrella")


def post(word: str) -> Any:
    group = private_group(word)
    return make_thread(group, make_member(group), title="Voucher", body=f"Umbrella voucher voucher {word} {word[:4]}")


def post_of_withdrawn_member(word: str) -> Any:
    """Even who was a member once."""
    group = private_group(word)
    make_thread(group, make_member(group, role="coordinator"), title="Voucher", body=f"Umbrella {word}")
    join(group=group, user=UserFactory._meta.model.objects.get(email="stranger@example.eu"), entry=Entry())
    Membership.objects.filter(group=group, user__email="stranger@example.eu").update(removed_at=timezone.now())
    return group


def superseding_draft(word: str) -> Any:
    """That something unpublished is to replace a practice shows nowhere, nor in its rank."""
    page = draft(word)
    GoodPracticePage.objects.filter(title="Export vouchers").update(superseded_by=page)
    GoodPracticePage.objects.get(title="Export vouchers").save()
    return page


PAGES = (restricted, restricted_above, draft, other_version_restricted, withdrawn, superseding_draft)
OF_A_GROUP = (private_group, thread, post, post_of_withdrawn_member)


class Logged(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[bytes] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith(("django.db", "elastic")):
            self.lines.append(record.getMessage().encode())


def everything_said(word: str) -> dict[str, tuple[int, bytes]]:
    """By an anonymous visitor and by somebody signed in who has no part in it."""
    stranger = Client()
    stranger.force_login(UserFactory._meta.model.objects.get(email="stranger@example.eu"))
    open_page = Page.objects.get(title="Export vouchers")
    said = {}
    # Dictionaries are made anew once a minute only.
    spellers.forget()
    logged = Logged()
    logging.getLogger().addHandler(logged)
    for surface in SURFACES:
        address = surface.format(q=word, begun=word[:4], open=open_page.translation_key)
        for name, client in (("anonymous", Client()), ("stranger", stranger)):
            answer = client.get(address)
            said[f"{name} {surface}"] = (answer.status_code, CHANGING.sub(b"", answer.content))
    logging.getLogger().removeHandler(logged)
    said["logs"] = (len(logged.lines), b"\n".join(logged.lines))
    said["mails"] = (len(mail.outbox), b"".join(message.body.encode() for message in mail.outbox))
    said["alerts"] = (Alert.objects.count(), b"")
    said["notices"] = (Notice.objects.filter(user__email="stranger@example.eu").count(), b"")
    proposed = Proposals().of(f"{word} {word[:-1]}", "en")
    said["proposals"] = (len(proposed), repr(proposed).encode())
    return said


def catch_up() -> None:
    """What the worker does, with the meaning of texts where that is on."""
    settle()
    learner = Learner()
    while learner.step() if model.is_on() else False:
        time.sleep(0.005)


def index_anew() -> None:
    OutboxEntry.objects.filter(topic__startswith="search").delete()
    building.rebuild()
    catch_up()


def what_changes(word: str, *hides: Callable[[str], Any]) -> list[str]:
    """Where an answer differs once the objects are there: after the worker's work, or in an index built anew. Leaves nothing behind."""
    with transaction.atomic():
        mail.outbox.clear()
        stranger = UserFactory(email="stranger@example.eu")
        for question in (f"q={word}", "q=voucher", "region=ITI3"):
            SavedSearch.objects.create(owner=stranger, name=question, question=question, language="en", frequency="instant")
        make_practice(make_partner_page("marche"), title="Export vouchers", region=make_region("ITI3"))
        for language in ("it", "pl"):
            make_partner_page("marche", language=language)
        own = make_group("own")
        put_in(own, stranger)
        make_thread(own, stranger, title="Own umbrellas", body="A voucher for each.")
        make_thread(own, stranger, title="Own vouchers", body="An umbrella and a voucher.")
        PageViewRestriction.objects.create(page=make_partner_page("hidden"), restriction_type=PageViewRestriction.LOGIN)
        index_anew()
        before = everything_said(word)
        for hide in hides:
            hide(word)
        catch_up()
        after = everything_said(word)
        index_anew()
        built_anew = everything_said(word)
        transaction.set_rollback(True)
    return [name for name in before if before[name] != after[name] or before[name] != built_anew[name]]


@pytest.mark.parametrize("hides", [PAGES, OF_A_GROUP], ids=["pages", "of a group"])
@examples(max_examples=EXAMPLES, deadline=None, database=None, print_blob=True, suppress_health_check=list(HealthCheck))
@given(word=words)
def test_a_secret_object_changes_no_byte(hides: tuple[Callable[[str], Any], ...], word: str) -> None:
    """All at once, for each look at every surface takes seconds; one by one only to say which of them is told."""
    if what_changes(word, *hides):
        assert {hide.__name__: what_changes(word, hide) for hide in hides} == {hide.__name__: [] for hide in hides}
        pytest.fail("only together do they change an answer")


def test_a_public_object_shows_in_every_surface_that_could_tell() -> None:
    """The control: what is compared would show it."""
    shown = what_changes("zbdfgq", public)
    silent = {surface for surface in SURFACES if f"anonymous {surface}" not in shown}
    # Health counts nothing, and "without the word" leaves it out.
    assert silent <= {"/healthz", "/en/catalogue/?q=voucher+-{q}&sort=title"} | OF_MEMBERS | OF_PEOPLE | OF_MEANING
    assert {"mails", "alerts", "notices", "proposals", "stranger /en/notices/"} <= set(shown)
