"""Goes back to the generation that was in use before."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.changes import compare_everything
from search.current import engines, get_engine
from search.engines.base import EngineUnavailableError


class Command(BaseCommand):
    help = "Put the former search indices back in use; the worker then brings them up to what changed since."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            names = [engine.rollback() for engine in engines().values() if engine.status().predecessor] or [get_engine().rollback()]
        except EngineUnavailableError as error:
            raise CommandError(f"Nothing was changed: {error}. Build a new index with search_rebuild.") from error
        compare_everything()
        self.stdout.write(f"in use: {', '.join(names)}")
