"""Says which index is in use and what waits, whatever state it is in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import changes
from search.current import engines
from search.engines.base import EngineUnavailableError, IndexMissingError, SearchEngine
from search.indexing.models import SetAside
from search.meaning import state


class Command(BaseCommand):
    help = "Show engine, generation, number of documents and changes that wait; ends with an error when an index cannot be read."

    def handle(self, *args: Any, **options: Any) -> None:
        self._print_waiting()
        unread = [shelf.value for shelf, engine in engines().items() if not self._print_index(shelf.value, engine)]
        try:
            self.stdout.write(f"meaning: {state.line()}")
        except EngineUnavailableError:
            self.stdout.write("meaning: on, but what is learnt stands in the index, which cannot be read")
        if unread:
            raise CommandError(f"Not to be read at present: the index ({', '.join(unread)}).")

    def _print_waiting(self) -> None:
        waiting = changes.recorded(done_at=None)
        self.stdout.write(f"waiting changes: {waiting.count()}")
        for entry in waiting.exclude(last_error="")[:5]:
            self.stdout.write(f"  {entry.key}: {entry.last_error} (tried {entry.attempts} times)")
        aside = SetAside.objects.all()
        self.stdout.write(f"set aside: {aside.count()}")
        for row in aside[:5]:
            self.stdout.write(f"  {row}")

    def _print_index(self, shelf: str, engine: SearchEngine) -> bool:
        """Whether the index in use can be read."""
        self.stdout.write(f"{shelf}\n  engine: {engine.name} ({engine.place})")
        try:
            for name in engine.unfinished():
                self.stdout.write(f"  being built, or left by a rebuild that died: {name}")
            status = engine.status()
        except EngineUnavailableError as error:
            self.stdout.write(f"  {_said_of(error, is_ours=engine.is_ours_to_mend)}")
            return False
        self.stdout.write(f"  generation: {status.generation}\n  former generation: {status.predecessor or 'none'}")
        self.stdout.write(f"  documents: {status.documents}\n  size: {status.bytes_on_disk / 1_000_000:.1f} MB")
        return True


def _said_of(error: EngineUnavailableError, *, is_ours: bool) -> str:
    if isinstance(error, IndexMissingError):
        return f"no index in use: {error}. A running worker builds it anew; search_rebuild does so, too."
    if is_ours:
        return f"cannot be read: {error}. A running worker builds it anew."
    return f"does not answer: {error}. Changes wait, and are carried out once it is back."
