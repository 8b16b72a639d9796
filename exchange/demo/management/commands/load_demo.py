"""Load the demonstration into a network that is set up."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from exchange.demo.fresh import start_over
from exchange.demo.load import load
from exchange.pages.models import HomePage


class Command(BaseCommand):
    help = "Load the network's demonstration data; what somebody changed since stays as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="empty the database first: everything in it is lost")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PROFILE == "production":
            raise CommandError("The demonstration has accounts with a known password and is not loaded into production.")
        say = self.stdout.write if options["verbosity"] else (lambda _text: None)
        if options["fresh"]:
            start_over()
            say("emptied")
        if not HomePage.objects.exists():
            raise CommandError("There is no network to load it into. Run first: manage.py setup_network")
        made = load(say)
        say(f"{made} new in all")
