"""The text of attached files, for search. Slow the first time: for the worker, never for a request."""

from pathlib import PurePath

from django.utils import timezone

from exchange.content.enums import Unreadable
from exchange.content.text_of_files import EXTENSIONS, text_of
from stakeholder_groups.discussions.models import Attachment


class UnreadableFileError(ValueError):
    """The file has no text that can be read; the message says why."""


def has_text(attachment: Attachment) -> bool:
    return _extension(attachment) in EXTENSIONS


def text_of_attachment(attachment: Attachment) -> str:
    """Raises UnreadableFileError. A file never changes, so what was read once is kept with it."""
    if attachment.read_at is None:
        with attachment.file.open("rb") as opened:
            found = text_of(opened.read(), _extension(attachment))
        attachment.text, attachment.unreadable, attachment.read_at = found.text, found.refused, timezone.now()
        Attachment.objects.filter(pk=attachment.pk).update(text=found.text, unreadable=found.refused, read_at=attachment.read_at)
    if attachment.unreadable:
        raise UnreadableFileError(Unreadable(attachment.unreadable).value)
    return attachment.text


def _extension(attachment: Attachment) -> str:
    return PurePath(attachment.name).suffix.lower().removeprefix(".")
