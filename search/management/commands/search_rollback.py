"""Goes back to the generation that was in use before."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineUnavailableError
from search.indexing.building import go_back


class Command(BaseCommand):
    help = "Bring the former search indices up to what changed since, and put them back in use."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            names = go_back()
        except EngineUnavailableError as error:
            raise CommandError(f"Nothing was changed: {error}. Build a new index with search_rebuild.") from error
        self.stdout.write(f"in use: {', '.join(names)}")
