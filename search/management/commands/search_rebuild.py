"""Builds the index anew beside the one in use and switches to it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineUnavailableError
from search.indexing import rebuild


class Command(BaseCommand):
    help = "Fill a new search index from the database and switch to it in one step; searching goes on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        def progress(done: int) -> None:
            if options["verbosity"]:
                self.stdout.write(f"\r{done} documents", ending="")
                self.stdout.flush()

        try:
            written = rebuild(progress)
        except EngineUnavailableError as error:
            raise CommandError(f"The index could not be built: {error}") from error
        self.stdout.write(f"\r{written} documents indexed")
