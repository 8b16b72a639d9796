"""The accounts to try."""

from functools import partial

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group as StaffGroup

from exchange.accounts.models import User
from exchange.demo.accounts import ACCOUNTS, PASSWORD, DemoAccount
from exchange.demo.keeping import Keeper
from exchange.partners.models import Organisation


def load_people(keeper: Keeper) -> None:
    if all(keeper.has_made(f"person:{account.key}") for account in ACCOUNTS):
        return
    # One digest for all: fifty would take half a minute.
    digest = make_password(PASSWORD)
    for account in ACCOUNTS:
        keeper.once(f"person:{account.key}", partial(_person, keeper, account, digest))


def _person(keeper: Keeper, account: DemoAccount, digest: str) -> User:
    user, _ = User.objects.get_or_create(
        email=account.email,
        defaults={
            "password": digest,
            "display_name": account.name,
            "language": account.language,
            "organisation": keeper.optional(Organisation, f"organisation:{account.organisation}"),
            "is_staff": account.is_superuser,
            "is_superuser": account.is_superuser,
        },
    )
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    if account.staff_group:
        user.groups.add(StaffGroup.objects.get_or_create(name=account.staff_group)[0])
    return user
