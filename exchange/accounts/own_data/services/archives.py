"""Asking for an archive, and making it: by the worker, again from the start after whatever broke off."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from exchange.accounts.models import User
from exchange.accounts.own_data.enums import ArchiveState
from exchange.accounts.own_data.models import ARCHIVE_KEPT, PersonalArchive, place_of
from exchange.accounts.own_data.notices import ARCHIVE
from exchange.accounts.own_data.packing import packed
from exchange.accounts.own_data.selectors import person_of
from exchange.core import outbox
from exchange.core.mail import queue_template_mail
from exchange.core.models import OutboxEntry
from exchange.core.personal.registry import rooms
from exchange.core.telling import tell

TOPIC = "personal_archive"


def ask_for_archive(*, actor: User) -> PersonalArchive:
    """One at a time: who asks twice gets the one that is being made."""
    try:
        with transaction.atomic():
            archive = PersonalArchive.objects.create(user=actor, rooms=len(rooms()))
            outbox.record(TOPIC, str(archive.pk), {"archive": archive.pk})
            return archive
    except IntegrityError:
        return PersonalArchive.objects.exclude(state=ArchiveState.READY).get(user=actor)


@outbox.handler(TOPIC, one_by_one=True, in_turn=True)
def make(entries: Sequence[OutboxEntry]) -> None:
    """Nothing happens for one that is ready or whose person has gone; the same file is written over after a crash."""
    archive = PersonalArchive.objects.select_related("user").filter(pk=entries[0].payload["archive"]).first()
    if archive is None or archive.state == ArchiveState.READY:
        return
    if not archive.user.is_active:
        archive.delete()
        return
    # What a broken-off run has left would give the file another name; the row names it first, so that it never outlives the row.
    archive.file.storage.delete(place_of(archive, ""))
    PersonalArchive.objects.filter(pk=archive.pk).update(file=place_of(archive, ""))
    with override(archive.user.language), packed(archive, person_of(archive.user)) as file:
        archive.file.save("archive.zip", file, save=False)
        archive.size = archive.file.size
    _announce(archive)


def _announce(archive: PersonalArchive) -> None:
    archive.state, archive.ready_at = ArchiveState.READY, timezone.now()
    archive.expires_at = archive.ready_at + ARCHIVE_KEPT
    user = archive.user
    with transaction.atomic():
        archive.save(update_fields=["state", "ready_at", "expires_at", "file", "size"])
        with override(user.language):
            path = reverse("own_data:page")
        queue_template_mail(to=user.email, template="archive_ready", context={"archive": archive, "path": path}, language=user.language)
        tell(ARCHIVE, people={user.pk: None}, key=str(archive.pk), about={"archive": archive.pk})
