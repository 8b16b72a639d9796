"""Restores a backup; web, sockets and worker must be stopped."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from exchange.core.backup import BackupError, restore_backup


class Command(BaseCommand):
    help = "Restore the backup FILE into an empty database and empty folders; stop web, sockets and worker first."
    # What is there may be broken; that is why somebody restores.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--replace", action="store_true", help="throw away what is there")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            restore_backup(options["file"].expanduser().absolute(), replace=options["replace"], say=self.stdout.write)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write("Restored. Start web, sockets and worker again.")
