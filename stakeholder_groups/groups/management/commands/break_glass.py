"""Emergency access to a group's space, which the group sees and is told of."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from exchange.accounts.models import User
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.services.joining import break_glass


class Command(BaseCommand):
    help = "Grant somebody emergency access to a group. Its members see it, with the reason, and get a mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("group", help="the group's slug")
        parser.add_argument("--reason", required=True, help="why; the group's members read it")
        parser.add_argument("--user", default="", help="address of the account; the only superuser when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        group = Group.objects.select_related("network").filter(slug=options["group"]).first()
        if group is None:
            raise CommandError(f"There is no group {options['group']!r}.")
        if not options["reason"].strip():
            raise CommandError("Give a reason that the group's members can understand.")
        user = self._user(options["user"])
        break_glass(group=group, user=user, reason=options["reason"].strip()[:500])
        self.stdout.write(f"{user.email} is now in {group.slug}; its members were told. Remove the membership when the emergency is over.")

    def _user(self, address: str) -> User:
        found = (
            User.objects.filter(is_active=True, email=address.lower())
            if address
            else User.objects.filter(is_active=True, is_superuser=True)
        )
        users = list(found[:2])
        if len(users) != 1:
            raise CommandError("Name one existing account with --user ADDRESS.")
        return users[0]
