"""Deletes what is old, as the worker does every hour, or says what it would delete."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from exchange.core import retention


class Command(BaseCommand):
    help = "Delete what is older than its retention rule allows. With --dry-run only the table is printed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="say what would be deleted and delete nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        numbers = retention.old_now() if options["dry_run"] else retention.forget()
        heading = "would be deleted" if options["dry_run"] else "deleted"
        self.stdout.write(f"{'rule':<28}{'kept, days':>11}{heading:>18}  what")
        for rule in retention.rules().values():
            self.stdout.write(f"{rule.name:<28}{rule.days:>11}{numbers[rule.name]:>18}  {rule.what}")
