"""Goes back to the generation that was in use before."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.changes import compare_everything
from search.current import get_engine
from search.engines.base import EngineUnavailableError


class Command(BaseCommand):
    help = "Put the former search index back in use; the worker then brings it up to what changed since."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            name = get_engine().rollback()
        except EngineUnavailableError as error:
            raise CommandError(f"Nothing was changed: {error}. Build a new index with search_rebuild.") from error
        compare_everything()
        self.stdout.write(f"in use: {name}")
