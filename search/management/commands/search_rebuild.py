"""Builds the index anew beside the one in use and switches to it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineUnavailableError
from search.indexing.building import rebuild

WIDTH = 30


class Command(BaseCommand):
    help = "Fill a new search index from the database, compare it, and switch to it in one step; searching goes on meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        def progress(done: int, total: int) -> None:
            if options["verbosity"]:
                filled = WIDTH * done // max(1, total)
                self.stdout.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {total} objects", ending="")
                self.stdout.flush()

        try:
            written = rebuild(progress)
        except EngineUnavailableError as error:
            raise CommandError(f"The index could not be built, the former one stays in use: {error}") from error
        self.stdout.write(f"\r{written} documents indexed{' ' * WIDTH}")
