"""What happens to the embedded engine's folder and its writer."""

from __future__ import annotations

import itertools
import os
import resource
import signal
import subprocess
import sys
import textwrap
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from search.engines.base import EngineUnavailableError, IndexLockedError, IndexMissingError, SearchQuery
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy import schema as fields
from search.indexing.building import rebuild
from search.indexing.comparing import compare
from tests.factories.practices import make_partner_page, make_practice
from tests.factories.search import search_document
from tests.helpers.catalogue import found, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    made = TantivyEngine(tmp_path)
    made.new_generation().promote()
    return made


def test_says_that_nothing_was_built(tmp_path: Path) -> None:
    nothing = TantivyEngine(tmp_path / "nothing")
    for ask in (lambda: nothing.search(SearchQuery()), lambda: nothing.write(documents=[search_document()]), nothing.status):
        with pytest.raises(IndexMissingError):
            ask()


def test_an_index_with_other_fields_counts_as_missing(engine: TantivyEngine) -> None:
    pointer = engine.folder.pointer
    pointer.write_text(pointer.read_text().replace('"schema": ', '"schema": 9'))
    with pytest.raises(IndexMissingError):
        engine.search(SearchQuery())


@pytest.mark.parametrize("content", ["", "{", "[]", '{"generation": "../..", "schema": 1}'])
def test_a_broken_pointer_counts_as_missing(engine: TantivyEngine, content: str) -> None:
    engine.folder.pointer.write_text(content)
    with pytest.raises(IndexMissingError):
        engine.search(SearchQuery())


def test_a_broken_commit_is_reported_and_a_new_generation_mends_it(engine: TantivyEngine) -> None:
    (engine.folder.current() / "meta.json").write_text("garbage")
    with pytest.raises(EngineUnavailableError):
        engine.search(SearchQuery())
    with pytest.raises(EngineUnavailableError):
        engine.write(documents=[search_document()])
    generation = engine.new_generation()
    generation.write(documents=[search_document()])
    generation.promote()
    assert engine.search(SearchQuery()).total == 1


def test_a_missing_segment_is_reported(engine: TantivyEngine) -> None:
    engine.write(documents=[search_document()])
    for file in engine.folder.current().glob("*.idx"):
        file.unlink()
    with pytest.raises(EngineUnavailableError):
        TantivyEngine(engine.folder.root).search(SearchQuery())


def test_a_second_writer_is_refused_and_reading_goes_on(engine: TantivyEngine) -> None:
    engine.write(documents=[search_document()])
    other = TantivyEngine(engine.folder.root)
    with pytest.raises(IndexLockedError):
        other.write(documents=[search_document()])
    assert other.search(SearchQuery()).total == 1
    engine.close()
    other.write(documents=[search_document()])
    assert engine.search(SearchQuery()).total == 2


def test_the_writer_follows_a_promotion_by_another_process(engine: TantivyEngine) -> None:
    engine.write(documents=[search_document()])
    rebuilt = TantivyEngine(engine.folder.root).new_generation()
    rebuilt.write(documents=[search_document("From the rebuild")])
    rebuilt.promote()
    engine.write(documents=[search_document("After it")])
    assert sorted(hit.plain_title for hit in engine.search(SearchQuery()).hits) == ["After it", "From the rebuild"]


def test_two_generations_are_kept(engine: TantivyEngine) -> None:
    for _ in range(3):
        engine.new_generation().promote()
    under_way = engine.new_generation()
    engine.new_generation().promote()
    assert len([path for path in engine.folder.root.iterdir() if path.is_dir()]) == 3
    under_way.discard()
    assert len([path for path in engine.folder.root.iterdir() if path.is_dir()]) == 2


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_keeps_what_was_there_and_nothing_is_left_of_what_was_tried(engine: TantivyEngine) -> None:
    engine.write(documents=[search_document("Kept", number=1)])
    folders = set(engine.folder.root.iterdir())
    with full_disk():
        for _ in range(2):
            with pytest.raises(EngineUnavailableError):
                engine.write(documents=[search_document("Late", number=2)])
            with pytest.raises(EngineUnavailableError):
                engine.new_generation()
        assert [hit.plain_title for hit in engine.search(SearchQuery()).hits] == ["Kept"]
    assert set(engine.folder.root.iterdir()) == folders
    engine.write(documents=[search_document("Late", number=2)])
    assert engine.search(SearchQuery()).total == 2


@pytest.mark.django_db
def test_changes_wait_while_the_disk_is_full(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ELASTICSEARCH_URL = ""
    partner = make_partner_page("marche")
    gone = make_practice(partner, title="Zircon that goes")
    rebuild()
    settle()
    make_practice(partner, title="Late zircon")
    gone.delete()
    with monkeypatch.context() as patched:
        patched.setattr(TantivyEngine, "write", full_disk()(TantivyEngine.write))
        assert outbox.drain() == 0
        assert found("zircon") == ["Zircon that goes"]
    # The kind and the words of the error; a long path leaves no room for the words.
    reasons = OutboxEntry.objects.filter(done_at=None).values_list("last_error", flat=True)
    assert all("filetoolarge" in said.replace(" ", "").lower() for said in reasons)
    OutboxEntry.objects.filter(done_at=None).update(due_at=timezone.now())
    settle()
    assert found("zircon") == ["Late zircon"]
    assert not compare()


WRITER = """
    import sys
    from search.engines.tantivy import TantivyEngine
    from tests.factories.search import search_document
    engine = TantivyEngine(sys.argv[1])
    for number in range(10_000):
        engine.write(documents=[search_document(f"Voucher {number}", number=number + 1)])
        print(number, flush=True)
"""


@pytest.mark.faults
@pytest.mark.parametrize("acknowledged", [1, 7, 30])
def test_kill_9_of_the_writer_keeps_what_was_acknowledged(tmp_path: Path, acknowledged: int) -> None:
    TantivyEngine(tmp_path).new_generation().promote()
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}) as writer:
        assert writer.stdout is not None
        said = [int(writer.stdout.readline()) for _ in range(acknowledged)]
        writer.send_signal(signal.SIGKILL)
    engine = TantivyEngine(tmp_path)
    keys = {hit.key for hit in engine.search(SearchQuery(limit=10_000)).hits}
    assert {search_document(number=number + 1).key for number in said} <= keys
    engine.write(documents=[search_document("After the crash", number=99_999)])
    assert engine.status().documents == len(keys) + 1
    engine.close()


class SlowWriter:
    """Its commit waits to be let go on."""

    def __init__(self, writer: Any) -> None:
        self.writer = writer
        self.is_committing, self.goes_on = threading.Event(), threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.writer, name)

    def commit(self) -> Any:
        self.is_committing.set()
        assert self.goes_on.wait(10)
        return self.writer.commit()


def test_nobody_waits_for_a_write_but_who_writes(engine: TantivyEngine) -> None:
    engine.write(documents=[search_document("First")])
    path, writer = engine._writer  # type: ignore[misc]  # there is one after a write
    slow = SlowWriter(writer)
    engine._writer = path, slow  # type: ignore[assignment]
    del writer
    with ThreadPoolExecutor(3) as pool:
        written = pool.submit(engine.write, documents=[search_document("Second")])
        assert slow.is_committing.wait(5)
        try:
            assert pool.submit(engine.search, SearchQuery()).result(timeout=5).total == 1
            generation = engine.new_generation()
            generation.write(documents=[search_document("Third"), search_document("Fourth"), search_document("Fifth")])
            generation.promote()
            assert pool.submit(engine.search, SearchQuery()).result(timeout=5).total == 3
            assert not written.done()
        finally:
            slow.goes_on.set()
        assert written.result(timeout=5) == []
    engine.search(SearchQuery())
    assert engine._writer is None, "the next look lets go of the writer of the former generation"
    slow.writer = None
    engine.former().discard()


def test_documents_are_prepared_before_anybody_has_to_wait(engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    is_preparing, goes_on = threading.Event(), threading.Event()
    prepared = fields.to_tantivy

    def prepares_slowly(document: Any) -> Any:
        if document.title == "Slow":
            is_preparing.set()
            assert goes_on.wait(10)
        return prepared(document)

    monkeypatch.setattr(fields, "to_tantivy", prepares_slowly)
    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(engine.write, documents=[search_document("Slow")])
        assert is_preparing.wait(5)
        try:
            pool.submit(engine.write, documents=[search_document("Quick")]).result(timeout=5)
        finally:
            goes_on.set()
        slow.result(timeout=5)
    assert engine.search(SearchQuery()).total == 2


def test_readers_go_on_while_it_is_written_built_anew_and_closed(engine: TantivyEngine) -> None:
    ends = time.monotonic() + 2
    kept = search_document("Kept")
    engine.write(documents=[kept])

    def reads() -> int:
        read = 0
        while time.monotonic() < ends:
            assert "Kept" in {hit.plain_title for hit in engine.search(SearchQuery(limit=100)).hits}
            read += 1
        return read

    def writes() -> None:
        for number in itertools.count():
            if time.monotonic() >= ends:
                return
            engine.write(documents=[search_document(f"Other {number}", number=1_000_000)])
            if number % 5 == 4:
                generation = engine.new_generation()
                generation.write(documents=[kept])
                generation.promote()
            if number % 7 == 6:
                engine.close()

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(reads) for _ in range(3)]
        pool.submit(writes).result(timeout=30)
        assert all(reader.result(timeout=30) for reader in readers)
