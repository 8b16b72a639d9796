"""That an archive is ready, as a notice."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.accounts.own_data.models import PersonalArchive
from exchange.core.dates import day_in_words
from exchange.core.telling import Delivery, Described, Kind, by_row, register_kind

ARCHIVE = "archive"


def describe_archives(abouts: Sequence[Mapping[str, Any]], reader: Any) -> list[Described | None]:
    archives = PersonalArchive.objects.filter(user=reader)
    return by_row(abouts, "archive", archives, lambda _about, archive: _described(archive))


def _described(archive: PersonalArchive) -> Described | None:
    """Nothing once it cannot be fetched any more."""
    if archive.expires_at is None or not archive.is_offered:
        return None
    day = day_in_words(timezone.localtime(archive.expires_at))
    return Described(
        title=_("Your archive is ready"),
        text=_("It can be downloaded until %(day)s.") % {"day": day},
        url=reverse("own_data:page"),
    )


def register() -> None:
    register_kind(
        Kind(
            ARCHIVE,
            gettext_lazy("An archive of my data is ready"),
            gettext_lazy("My account"),
            describe_archives,
            default=Delivery.LIST,
            mails=gettext_lazy("By mail at once, always"),
        )
    )
