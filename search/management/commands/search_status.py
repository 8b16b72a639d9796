"""Says which index is in use and what waits."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import changes
from search.current import engines
from search.engines.base import EngineUnavailableError
from search.indexing.models import SetAside
from search.meaning import state


class Command(BaseCommand):
    help = "Show engine, generation, number of documents and changes that wait."

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = changes.recorded(done_at=None)
        self.stdout.write(f"waiting changes: {waiting.count()}")
        for entry in waiting.exclude(last_error="")[:5]:
            self.stdout.write(f"  {entry.key}: {entry.last_error} (tried {entry.attempts} times)")
        aside = SetAside.objects.all()
        self.stdout.write(f"set aside: {aside.count()}")
        for row in aside[:5]:
            self.stdout.write(f"  {row}")
        for shelf, engine in engines().items():
            try:
                status = engine.status()
            except EngineUnavailableError as error:
                raise CommandError(f"The index ({shelf}) cannot be read: {error}. The worker builds it anew.") from error
            self.stdout.write(f"{shelf}\n  engine: {status.engine}\n  generation: {status.generation}")
            self.stdout.write(f"  former generation: {status.predecessor or 'none'}")
            self.stdout.write(f"  documents: {status.documents}\n  size: {status.bytes_on_disk / 1_000_000:.1f} MB")
        self.stdout.write(f"meaning: {state.line()}")
