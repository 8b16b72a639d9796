"""Erases an account on the operator's word, as its owner can by herself."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from exchange.accounts.models import User
from exchange.accounts.own_data.selectors import person_of
from exchange.accounts.own_data.services.erasures import ObstaclesError, ask_for_erasure
from exchange.core.personal.erasing import counted
from exchange.core.personal.registry import obstacles_of


class Command(BaseCommand):
    help = "Close the account of EMAIL at once and have the worker erase it. With --dry-run only say what would be changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--dry-run", action="store_true", help="say what would be erased and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email=options["email"].strip().lower()).first()
        if user is None:
            raise CommandError("No account has this address.")
        for held, number in counted(person_of(user)):
            if number:
                self.stdout.write(f"{number:>7}  {held.fate:<24}{held.name}")
        if options["dry_run"]:
            for line in obstacles_of(user):
                self.stdout.write(f"First: {line}")
            return
        try:
            ask_for_erasure(user=user, by_operator=True)
        except ObstaclesError as refusal:
            raise CommandError(" ".join(refusal.lines)) from refusal
        self.stdout.write("The account is closed. The worker erases it now.")
