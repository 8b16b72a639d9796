"""Gives an empty database what every network needs; safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand

from exchange.core import setup_steps


class Command(BaseCommand):
    help = "Make locales, page trees, roles, workflow, vocabularies and base pages; repeating it changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        for step in setup_steps.steps():
            step.run()
            if options["verbosity"]:
                self.stdout.write(f"{step.name}: ready")
