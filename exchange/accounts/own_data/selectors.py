"""Whose data, and how far an archive is."""

from allauth.account.models import EmailAddress
from django.utils import timezone

from exchange.accounts.models import User
from exchange.accounts.own_data.enums import ArchiveState
from exchange.accounts.own_data.models import PersonalArchive
from exchange.core.personal.registry import Person


def person_of(user: User) -> Person:
    """By what rows may name the user. An address that was never verified proves nothing, so rows that hold it are not hers."""
    verified = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return Person(user.pk, user.display_name, tuple({address.lower() for address in (user.email, *verified)}))


def archive_of(user: User, public_id: str) -> PersonalArchive | None:
    """An archive is its owner's alone."""
    return PersonalArchive.objects.filter(user=user, public_id=public_id).first()


def archives_of(user: User) -> list[PersonalArchive]:
    """The one in the making and those that can be fetched, newest first."""
    rows = PersonalArchive.objects.filter(user=user)
    return list(rows.exclude(state=ArchiveState.READY) | rows.filter(expires_at__gt=timezone.now()))
