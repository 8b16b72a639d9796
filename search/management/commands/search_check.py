"""Compares database and index both ways."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.changes import compare_everything
from search.engines.base import EngineUnavailableError
from search.indexing.comparing import compare

SHOWN = 20


class Command(BaseCommand):
    help = "Tell what differs between database and search index; ends with an error when something does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="have the worker put right what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            difference = compare()
        except EngineUnavailableError as error:
            raise CommandError(f"The index cannot be read: {error}") from error
        for name in ("missing", "superfluous", "differing"):
            keys = sorted(getattr(difference, name))
            self.stdout.write(f"{name}: {len(keys)}")
            for key in keys[:SHOWN]:
                self.stdout.write(f"  {key}")
        if difference and options["repair"]:
            compare_everything()
            self.stdout.write("the worker will put this right")
        elif difference:
            raise CommandError("Database and index differ. Run search_check --repair or search_rebuild.")
        else:
            self.stdout.write("no difference")
