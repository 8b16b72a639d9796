"""Building an index anew beside the one in use, going back, and what cannot be indexed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from search import changes, registry
from search.current import Shelf, get_engine
from search.engines import base
from search.indexing import building, carrying_out, catching_up, comparing, versions
from search.indexing.building import rebuild
from search.indexing.comparing import compare
from search.indexing.models import SetAside
from search.plain_text import plain
from search.registry import Contents, Source
from tests.helpers.catalogue import found, plain_page, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_pages")]


@pytest.fixture(autouse=True)
def _indexed(plain_pages: None) -> None:
    rebuild()
    settle()


def test_what_changes_while_a_generation_is_filled_is_in_it(monkeypatch: Any) -> None:
    kept, gone = plain_page("Kept"), plain_page("Gone")
    settle()

    def meanwhile(done: int, total: int) -> None:
        if done == total:
            kept.title = "Kept and changed"
            kept.save()
            gone.delete()
            plain_page("New meanwhile")

    rebuild(meanwhile)
    assert found("kept") == ["Kept and changed"]
    assert found("gone") == []
    assert found("meanwhile") == ["New meanwhile"]
    assert not compare()


def test_what_is_written_between_the_last_comparison_and_the_switch_is_not_lost(monkeypatch: Any) -> None:
    """The worker carries it out into the former generation, and the rebuild dies right after the switch."""
    changed, gone = plain_page("Voucher"), plain_page("Gone")
    settle()
    compared = building._bring_up_to_date

    def meanwhile(*arguments: Any) -> None:
        compared(*arguments)
        changed.title = "Voucher, changed"
        changed.save()
        gone.delete()
        plain_page("New in the gap")
        settle()
        assert found("gap") == ["New in the gap"]

    monkeypatch.setattr(building, "_bring_up_to_date", meanwhile)
    monkeypatch.setattr(changes, "compare_everything", lambda: None)
    rebuild()
    OutboxEntry.objects.filter(done_at=None).update(due_at=timezone.now())
    settle()
    assert found("gap") == ["New in the gap"]
    assert found("voucher") == ["Voucher, changed"]
    assert found("gone") == []
    assert not compare()


def test_a_promise_is_kept_once_however_often_its_batch_fails(monkeypatch: Any) -> None:
    """A rebuild is under way elsewhere, and a neighbour of its promise fails time and again."""
    settle()
    catching_up.promise({Shelf.PUBLIC: SimpleNamespace(name="99999999T000000-never-v1")})  # type: ignore[dict-item]
    changes.objects_changed([plain_page("Neighbour").translation_key])
    waiting = OutboxEntry.objects.filter(outbox.OPEN, topic=changes.TOPIC)
    written = carrying_out.write_objects

    def fails(targets: Any, origins: Any) -> int:
        if origins:
            raise RuntimeError("no")
        return written(targets, origins)

    monkeypatch.setattr(carrying_out, "write_objects", fails)
    for _round in range(3):
        waiting.update(due_at=timezone.now())
        outbox.drain()
        kinds = [entry.key.partition(":")[0] for entry in waiting]
        assert (kinds.count(changes.CATCH_UP), changes.OBJECT in kinds) == (1, True)
    catching_up.end({Shelf.PUBLIC: SimpleNamespace(name="99999999T000000-never-v1")})  # type: ignore[dict-item]
    monkeypatch.setattr(carrying_out, "write_objects", written)
    waiting.update(due_at=timezone.now())
    settle()
    assert not waiting.exists()


def test_the_worker_shows_life_while_it_compares_and_mends(monkeypatch: Any) -> None:
    signs: list[str] = []
    monkeypatch.setattr(comparing, "still_at_work", lambda: signs.append("compared"))
    monkeypatch.setattr(comparing, "BATCH", 1)
    pages = [plain_page("Voucher"), plain_page("Other voucher")]
    assert len(comparing.compare().missing) == 2
    while_comparing = len(signs)
    assert while_comparing >= 1
    comparing.repair()
    assert len(signs) == 2 * while_comparing + len(pages)


def test_a_generation_that_differs_is_not_promoted(monkeypatch: Any) -> None:
    plain_page("Voucher")
    settle()
    in_use = get_engine().status().generation
    monkeypatch.setattr(building, "mend", lambda target, difference: None)
    monkeypatch.setattr(building, "write_objects", lambda target, keys, is_empty=False: 0)
    with pytest.raises(CommandError, match="nothing was switched"):
        call_command("search_rebuild")
    assert get_engine().status().generation == in_use
    assert found("voucher") == ["Voucher"]
    settle()
    assert not OutboxEntry.objects.filter(topic=changes.TOPIC, done_at=None).exists()


def test_a_rebuild_ends_while_people_write(monkeypatch: Any) -> None:
    """By the time that it is compared something has changed again, each time."""
    pages = [plain_page(f"Voucher {number}") for number in range(20)]
    kept = plain_page("Zircon")
    settle()
    former, compared = get_engine().status().generation, building.compare

    def meanwhile(*targets: Any) -> Any:
        kept.title += " and changed"
        kept.save()
        pages.pop().delete()
        plain_page("New meanwhile")
        return compared(*targets)

    monkeypatch.setattr(building, "compare", meanwhile)
    rebuild()
    monkeypatch.setattr(building, "compare", compared)
    assert get_engine().status().generation > former
    settle()
    assert found("zircon") == [kept.title]
    assert len(found("voucher")) == len(pages)
    assert not compare()


def test_a_rollback_is_brought_up_to_date(capsys: Any) -> None:
    former = get_engine().status().generation
    rebuild()
    plain_page("Since then")
    settle()
    call_command("search_rollback")
    assert get_engine().status().generation == former
    settle()
    assert found("since") == ["Since then"]
    assert not compare()
    call_command("search_rebuild")
    assert former in capsys.readouterr().out


def test_what_was_hidden_or_deleted_since_does_not_show_again_after_a_rollback() -> None:
    hidden, gone, renamed = plain_page("Zircon hidden"), plain_page("Zircon gone"), plain_page("Zircon")
    settle()
    rebuild()
    settle()
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    gone.delete()
    renamed.title = "Zircon, renamed"
    renamed.save()
    settle()
    plain_page("Zircon waiting")
    call_command("search_rollback")
    assert sorted(found("zircon")) == ["Zircon waiting", "Zircon, renamed"]
    settle()
    assert not compare()


def test_what_is_hidden_while_a_rollback_is_under_way_goes_with_the_worker(monkeypatch: Any) -> None:
    """The worker carries it out into the generation that is left."""
    page = plain_page("Zircon")
    settle()
    rebuild()
    settle()
    compared = building._bring_up_to_date

    def meanwhile(*arguments: Any) -> None:
        compared(*arguments)
        page.delete()
        settle()

    monkeypatch.setattr(building, "_bring_up_to_date", meanwhile)
    monkeypatch.setattr(changes, "compare_everything", lambda: None)
    call_command("search_rollback")
    OutboxEntry.objects.filter(done_at=None).update(due_at=timezone.now())
    settle()
    assert found("zircon") == []


def test_a_host_whose_clock_is_behind_is_not_taken_for_one_that_is_late(monkeypatch: Any) -> None:
    """What was written by a host whose clock was fast is changed by one whose clock is right."""
    page = plain_page("Zircon")
    fast = versions.now_version() + 3_600 * 1_000_000
    monkeypatch.setattr(versions, "now_version", lambda: fast)
    settle()
    monkeypatch.setattr(versions, "now_version", base.now_version)
    page.title = "Umbrella"
    page.save()
    settle()
    assert (found("zircon"), found("umbrella")) == ([], ["Umbrella"])
    gone = Page.objects.get(pk=page.pk)
    gone.delete()
    settle()
    assert found("umbrella") == []
    assert not compare()
    assert versions.next_version() < versions.next_version()


def say(page: Page, words: str) -> None:
    page.search_description = words
    page.save()
    settle()


def test_a_page_that_cannot_be_read_is_set_aside_and_blocks_nobody(monkeypatch: Any, capsys: Any) -> None:
    def build(page: Page) -> Contents:
        if "poison" in page.search_description:
            raise ValueError("unreadable")
        return Contents(summary=plain(page.search_description))

    monkeypatch.setattr(registry, "_sources", {Page: Source(model=Page, kind="practice", label="Practice", build=build)})
    poisoned = plain_page("Poisoned")
    plain_page("Neighbour")
    say(poisoned, "poison")
    assert found("neighbour") == ["Neighbour"]
    assert found("poisoned") == []
    assert not OutboxEntry.objects.filter(topic=changes.TOPIC, done_at=None).exists()
    (row,) = SetAside.objects.all()
    assert row.reason == "ValueError: unreadable"
    call_command("search_status")
    assert "ValueError: unreadable" in capsys.readouterr().out
    rebuild()
    assert not compare()
    say(poisoned, "word " * 10_000_000)
    assert (found("neighbour"), found("poisoned")) == (["Neighbour"], [])
    assert SetAside.objects.get().reason == "TextTooLongError: a text of 50,000,000 characters, of at most 200,000"
    say(poisoned, "well again")
    assert found("poisoned") == ["Poisoned"]
    assert not SetAside.objects.exists()


def test_a_page_with_far_too_much_text_is_set_aside(monkeypatch: Any) -> None:
    def build(page: Page) -> Contents:
        return Contents(body="word " * 10_000_000 if page.title == "Endless" else "short")

    monkeypatch.setattr(registry, "_sources", {Page: Source(model=Page, kind="practice", label="Practice", build=build)})
    plain_page("Endless")
    plain_page("Neighbour")
    settle()
    assert found("neighbour") == ["Neighbour"]
    assert SetAside.objects.get().reason == "TooMuchTextError: 50,000,000 characters of text, at most 3,000,000 are indexed"
