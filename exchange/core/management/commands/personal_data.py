"""Prints the register of what is held about people, as docs/security.md has it."""

from typing import Any

from django.core.management.base import BaseCommand

from exchange.core.personal.listing import table


class Command(BaseCommand):
    help = "Print what is held about people, whether they get it in their archive, and what erasing does with it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join(table()))
