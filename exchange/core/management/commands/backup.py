"""Writes a backup; the platform may go on running."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from exchange.core.backup import BackupError, make_backup


class Command(BaseCommand):
    help = "Write database and files to FILE, with a manifest of checksums. The search index is not in it: it is made anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        target: Path = options["file"].expanduser().absolute()
        try:
            manifest = make_backup(target)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{target}: {len(manifest.members)} files, {target.stat().st_size / 1_000_000:.1f} MB. Keep it secret.")
