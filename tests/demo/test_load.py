"""Loading, repeating and starting over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone

from exchange.accounts.models import User
from exchange.demo.accounts import ACCOUNTS, PASSWORD, demo_accounts_present
from exchange.demo.data.answers import ENTRIES, REACTIONS
from exchange.demo.data.groups import PEOPLE
from exchange.demo.data.practices import PRACTICES
from exchange.demo.load import load
from exchange.demo.models import DemoRecord
from exchange.pages.models import NewsPage, PartnerPage
from exchange.partners.models import Organisation, Participation
from practices.good_practices.models import GoodPracticePage
from practices.plans.models import LocalActionPlanPage, Transfer
from practices.visits.models import StudyVisitPage
from stakeholder_groups.discussions.models import Poll, Reaction, Thread, ThreadEvent
from stakeholder_groups.groups.directory.models import DirectoryEntry
from stakeholder_groups.groups.models import Group
from stakeholder_groups.meetings.models import Meeting

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[int]:
    """One load for the module, in a transaction that is rolled back at its end."""
    from django.db import transaction
    from django.test import override_settings

    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media"))):
        outer = transaction.atomic()
        outer.__enter__()
        try:
            yield load()
        finally:
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)


def test_everything_is_public_in_the_languages_it_was_written_in(loaded: int) -> None:
    live = GoodPracticePage.objects.live()
    assert live.values("translation_key").distinct().count() == 16
    assert live.count() == sum(len(practice.texts) for practice in PRACTICES)
    assert StudyVisitPage.objects.live().exists()
    assert NewsPage.objects.live().exists()
    assert LocalActionPlanPage.objects.live().values("translation_key").distinct().count() == 2


def test_each_partner_has_a_page_in_five_trees(loaded: int) -> None:
    assert PartnerPage.objects.live().count() == 7 * 5


def test_a_version_has_the_texts_of_its_language(loaded: int) -> None:
    page = GoodPracticePage.objects.get(slug="triip", locale__language_code="sv")
    assert page.detail.startswith("TRIIP (The Regional")
    assert "mikroföretag" in page.detail
    assert page.elements.first().name == "Enbart för mikroföretag"
    assert page.images.first().alt.startswith("Teckning")
    english = GoodPracticePage.objects.get(slug="triip", locale__language_code="en")
    assert english.translation_key == page.translation_key
    assert english.elements.first().translation_key == page.elements.first().translation_key


def test_what_nobody_knows_is_empty(loaded: int) -> None:
    page = GoodPracticePage.objects.get(slug="sicomex", locale__language_code="en")
    assert (page.resources, page.evidence, page.difficulties) == ("", "", "")
    assert page.start_month is None


def test_the_known_transfers_run_between_the_regions(loaded: int) -> None:
    edges = {
        (row.element.page.region.code, row.action.page.region.code, row.state)
        for row in Transfer.objects.public().select_related("element__page__region", "action__page__region")
    }
    assert ("PL22", "SE313", "done") in edges
    assert ("ITH5", "SE313", "done") in edges
    assert ("UKE4", "ITH53", "unknown") in edges


def test_partners_are_replaced_and_renamed(loaded: int) -> None:
    wakefield = Participation.objects.get(organisation__short_name="Wakefield")
    assert wakefield.replaced_by.organisation.short_name == "Leeds Beckett"
    assert wakefield.dates_are_inferred
    assert Organisation.objects.get(short_name="ART-ER").predecessor.short_name == "ERVET"


def test_accounts_have_their_roles_and_the_printed_password(loaded: int) -> None:
    editor = User.objects.get(email="editor.gavle@exchange.example")
    assert editor.check_password(PASSWORD)
    assert editor.groups.filter(name="Editors: gavle").exists()
    assert User.objects.filter(email__endswith="@exchange.example").count() == len(ACCOUNTS)
    assert demo_accounts_present()


def test_repeating_makes_nothing(loaded: int) -> None:
    assert loaded > 100
    assert load() == 0


def test_what_somebody_changed_stays(loaded: int) -> None:
    User.objects.filter(email="expert@exchange.example").update(display_name="Ada")
    practice = GoodPracticePage.objects.get(slug="xpande", locale__language_code="en")
    practice.summary = "Changed by hand"
    practice.slug = "renamed"
    practice.save()
    assert load() == 0
    assert User.objects.get(email="expert@exchange.example").display_name == "Ada"
    practice.refresh_from_db()
    assert (practice.summary, practice.slug) == ("Changed by hand", "renamed")


def test_what_somebody_deleted_does_not_come_back(loaded: int) -> None:
    GoodPracticePage.objects.get(slug="gospodarna-wielkopolska", locale__language_code="en").delete()
    NewsPage.objects.get(slug="closing-webinar").delete()
    load()
    assert not GoodPracticePage.objects.filter(slug="gospodarna-wielkopolska", locale__language_code="en").exists()
    assert not NewsPage.objects.filter(slug="closing-webinar").exists()


def test_production_is_refused(settings: Any) -> None:
    settings.PROFILE = "production"
    with pytest.raises(CommandError):
        call_command("load_demo", verbosity=0)


def test_each_partner_has_a_group_and_everybody_shares_one(loaded: int) -> None:
    kinds = list(Group.objects.values_list("kind", flat=True))
    assert sorted(kinds) == ["local"] * 7 + ["network"]
    assert all(group.memberships.filter(role="coordinator").exists() for group in Group.objects.all())
    assert Thread.objects.count() >= 12
    assert not Thread.objects.filter(last_post_at__gt=timezone.now()).exists()


def test_three_groups_have_a_meeting_behind_them_and_one_ahead(loaded: int) -> None:
    for slug in ("gavle", "ivace", "west-yorkshire"):
        held, planned = Meeting.objects.filter(group__slug=slug).order_by("starts_at")
        assert (held.state, planned.state) == ("held", "planned")
        assert held.ends_at < timezone.now() < planned.starts_at
        assert planned.agenda.exists()
        assert planned.registrations.filter(waiting=False).exists()
        assert set(held.attendance.values_list("in_place", "from_afar")) == {(None, None)}


def test_members_react_vote_and_stand_in_the_directory(loaded: int) -> None:
    assert set(Reaction.objects.values_list("kind", flat=True)) == {"agree", "useful", "question"}
    assert Reaction.objects.count() == sum(len(reaction.people) for reaction in REACTIONS)
    assert not Reaction.objects.filter(created_at__lt=F("post__created_at")).exists()
    open_one, ended = Poll.objects.order_by("-closes_at")
    assert (open_one.is_open, open_one.anonymous, open_one.ballots.count()) == (True, False, 4)
    assert (ended.is_open, ended.anonymous, ended.ballots.count()) == (False, True, 4)
    assert not ThreadEvent.objects.filter(created_at__gt=timezone.now() - timedelta(days=1)).exists()
    assert DirectoryEntry.objects.count() == len(ENTRIES)
    # Each of them votes or reacts in a group of her own, and stands in the directory of her own will.
    people = {person for reaction in REACTIONS for person in reaction.people} | {entry.person for entry in ENTRIES}
    assert people <= {person.key for person in PEOPLE}


def test_a_database_in_which_the_thread_was_closed_loads_nevertheless(loaded: int) -> None:
    DemoRecord.objects.filter(key__startswith="reaction:vouchers").delete()
    DemoRecord.objects.filter(key="poll:next-practice:1").delete()
    Thread.objects.filter(title__startswith="Vouchers").update(locked_at=timezone.now())
    assert load() == 0
