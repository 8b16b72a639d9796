"""From a change in the database to the index, through the outbox, with plain pages standing for any room's."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from exchange.core.worker import Worker
from search import changes
from search.current import get_engine
from search.engines.base import EngineUnavailableError
from search.engines.tantivy import TantivyEngine
from search.indexing.building import rebuild
from search.indexing.carrying_out import watch
from search.indexing.comparing import compare
from tests.factories.accounts import UserFactory
from tests.factories.search import search_document
from tests.helpers.catalogue import found, plain_page, settle
from tests.helpers.harm import HARMS, harm_index

pytestmark = pytest.mark.usefixtures("plain_pages")


@pytest.mark.django_db
class TestChanges:
    @pytest.fixture(autouse=True)
    def _indexed(self, plain_pages: None) -> None:
        rebuild()
        settle()

    def test_a_new_changed_and_unpublished_page(self) -> None:
        page = plain_page("Export vouchers")
        settle()
        assert found("voucher") == ["Export vouchers"]
        page.title = "Trade fairs"
        page.save_revision().publish()
        settle()
        assert found("voucher") == []
        assert found("fair") == ["Trade fairs"]
        page.refresh_from_db()
        page.unpublish()
        settle()
        assert found("fair") == []

    def test_a_draft_changes_nothing(self) -> None:
        page = plain_page("Export vouchers")
        settle()
        page.title = "Secret plans"
        page.save_revision()
        assert not OutboxEntry.objects.filter(topic=changes.TOPIC, done_at=None).exists()
        settle()
        assert found("secret") == []

    def test_a_deleted_page_with_what_was_below_it(self) -> None:
        page = plain_page("Voucher above")
        plain_page("Voucher below", parent=page)
        settle()
        assert len(found("voucher")) == 2
        Page.objects.get(pk=page.pk).delete()
        settle()
        assert found("voucher") == []

    def test_one_card_a_reader_and_all_versions_follow(self) -> None:
        english = plain_page("Voucher")
        swedish = english.copy_for_translation(Locale.objects.get_or_create(language_code="sv")[0], copy_parents=True)
        swedish.title = "Exportcheckar"
        settle()
        assert found("voucher", "sv") == ["Voucher"]
        swedish.save_revision().publish()
        settle()
        assert found(language="sv").count("Voucher") == 0
        assert found("exportcheck", "sv") == ["Exportcheckar"]
        assert found("voucher", "sv") == ["Exportcheckar"], "the words of the other version lead to the card"
        assert found("voucher", "pl") == ["Voucher"]
        Page.objects.get(pk=english.pk).unpublish()
        settle()
        assert found("exportcheckar", "pl") == ["Exportcheckar"]

    def test_a_restriction_on_one_version_holds_for_all_and_below(self) -> None:
        english = plain_page("Voucher")
        swedish = english.copy_for_translation(Locale.objects.get_or_create(language_code="sv")[0], copy_parents=True)
        swedish.save_revision().publish()
        plain_page("Voucher below", parent=english)
        settle()
        assert sorted(found("voucher")) == ["Voucher", "Voucher below"]
        restriction = PageViewRestriction.objects.create(page=swedish, restriction_type=PageViewRestriction.LOGIN)
        settle()
        assert found("voucher") == found("voucher", "sv") == []
        restriction.delete()
        settle()
        assert sorted(found("voucher")) == ["Voucher", "Voucher below"]

    def test_a_rolled_back_save_leaves_nothing(self) -> None:
        class Undone(Exception):
            pass

        def save_and_fail() -> None:
            with transaction.atomic():
                plain_page("Never voucher")
                raise Undone

        with pytest.raises(Undone):
            save_and_fail()
        assert not OutboxEntry.objects.filter(topic=changes.TOPIC, done_at=None).exists()
        settle()
        assert found("never") == []
        assert not compare()

    def test_a_renamed_thing_reaches_what_names_it(self) -> None:
        owner = UserFactory(display_name="Old")
        page = plain_page("Voucher")
        page.owner = owner
        page.save()
        plain_page("Somebody else's")
        settle()
        assert found("old") == ["Voucher"]
        owner.display_name = "New"
        owner.save()
        (named,) = OutboxEntry.objects.filter(topic=changes.TOPIC, done_at=None)
        assert changes.concerned([named]) == {str(page.translation_key)}
        settle()
        assert found("old") == []
        assert found("new") == ["Voucher"]

    def test_check_tells_both_ways_and_repair_mends(self, capsys: Any) -> None:
        kept, gone = plain_page("Kept"), plain_page("Gone")
        settle()
        call_command("search_check")
        Page.objects.filter(pk=kept.pk).update(title="Kept, changed")
        Page.objects.filter(pk=gone.pk).update(live=False)
        missing = Page.objects.exclude(pk__in=[kept.pk, gone.pk]).exclude(depth=1).filter(live=True).first()
        get_engine().write(deletes=[f"wagtailcore.page:{missing.pk}:{missing.locale.language_code}"])
        difference = compare()
        assert (len(difference.missing), len(difference.superfluous), len(difference.differing)) == (1, 1, 1)
        with pytest.raises(CommandError):
            call_command("search_check")
        call_command("search_check", "--repair")
        settle()
        assert not compare()
        call_command("search_check")
        assert "no difference" in capsys.readouterr().out

    def test_status_and_rebuild_commands(self, capsys: Any) -> None:
        call_command("search_rebuild")
        call_command("search_status")
        said = capsys.readouterr().out
        assert "documents indexed" in said
        assert f"engine: {get_engine().name}" in said


@pytest.mark.django_db
class TestMuchAtOnce:
    def test_very_many_objects_are_written_in_batches_between_other_work(self, monkeypatch: Any) -> None:
        monkeypatch.setattr(changes, "AT_ONCE", 4)
        monkeypatch.setattr(changes, "BATCH", 2)
        rebuild()
        settle()
        owner = UserFactory()
        pages = [plain_page(f"Voucher {number}") for number in range(5)]
        settle()
        Page.objects.filter(pk__in=[page.pk for page in pages]).update(title="Renamed", owner=owner)
        owner.save()
        outbox.drain()
        waiting = OutboxEntry.objects.filter(topic=changes.BATCHES, done_at=None)
        assert (len(found("renamed")), waiting.count()) == (2, 2)
        plain_page("In between")
        outbox.drain()
        assert (found("between"), len(found("renamed")), waiting.count()) == (["In between"], 4, 1)
        settle()
        assert len(found("renamed")) == 5
        assert not compare()

    def test_what_is_compared_nightly_is_not_compared_at_each_start(self, monkeypatch: Any) -> None:
        compared = OutboxEntry.objects.filter(topic=changes.TOPIC, key=changes.RECONCILE)
        for hour, hours_ago, is_due in ((14, 11, False), (14, 20, False), (14, 40, True), (3, 11, False), (3, 24, True)):
            now = timezone.localtime().replace(hour=hour)
            monkeypatch.setattr(timezone, "localtime", lambda now=now: now)
            compared.delete()
            OutboxEntry.objects.create(topic=changes.TOPIC, key=changes.RECONCILE, created_at=now - timedelta(hours=hours_ago))
            changes.compare_nightly()
            assert compared.count() == 1 + is_due


@pytest.mark.django_db
@pytest.mark.parametrize("harm", ["never built", *HARMS])
def test_the_worker_builds_a_harmed_index_anew(harm: str) -> None:
    if harm != "never built":
        rebuild()
        harm_index(harm)
    plain_page("Voucher")
    with pytest.raises(EngineUnavailableError):
        found()
    with pytest.raises(CommandError):
        call_command("search_check")
    watch()
    settle()
    assert found("voucher") == ["Voucher"]
    assert not compare()


@pytest.mark.django_db
def test_a_locked_index_keeps_changes_waiting() -> None:
    rebuild()
    settle()
    if not isinstance(get_engine(), TantivyEngine):
        pytest.skip("only the embedded engine has one writer")
    blocker = TantivyEngine(get_engine().folder.root)
    get_engine().close()
    blocker.write(documents=[search_document("From elsewhere")])
    plain_page("Voucher")
    assert outbox.drain() == 0
    waiting = OutboxEntry.objects.filter(topic=changes.TOPIC, done_at=None)
    assert waiting.count() == 1
    assert "IndexLocked" in waiting.get().last_error
    blocker.close()
    waiting.update(due_at="2000-01-01T00:00Z")
    settle()
    assert found("voucher") == ["Voucher"]


@pytest.mark.django_db(transaction=True)
def test_a_change_shows_within_a_second_of_its_commit() -> None:
    rebuild()
    settle()
    stop = threading.Event()
    thread = threading.Thread(target=Worker(stop).run)
    thread.start()
    waits = []
    try:
        for number in range(5):
            plain_page(f"Voucher fresh{number}")
            committed = time.monotonic()
            while not found(f"fresh{number}") and time.monotonic() - committed < 5:
                time.sleep(0.01)
            waits.append(time.monotonic() - committed)
    finally:
        stop.set()
        thread.join()
    assert sorted(waits)[2] < 1.0, waits
