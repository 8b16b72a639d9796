"""Invites the first network administrator, or a further one, from the command line."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from exchange.accounts.enums import InvitationKind
from exchange.accounts.services import invitation_url, invite


class Command(BaseCommand):
    help = "Invite ADDRESS as network administrator: sends the mail and prints the link, good for one use."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", metavar="ADDRESS")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, choices=[code for code, _ in settings.LANGUAGES])

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            invitation, token = invite(
                actor=None, email=options["address"], kind=InvitationKind.ADMINISTRATOR, language=options["language"]
            )
        except ValidationError as error:
            raise CommandError(f"{options['address']} is not an e-mail address.") from error
        self.stdout.write(f"Invited {invitation.email} as network administrator until {invitation.expires_at:%Y-%m-%d %H:%M} UTC.")
        self.stdout.write(invitation_url(invitation, token))
