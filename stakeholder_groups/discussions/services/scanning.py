"""Whether a file opens: at once where there is no scanner, else once the scanner has read it."""

from collections.abc import Callable
from typing import IO

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.utils.module_loading import import_string

from stakeholder_groups.discussions.enums import AttachmentState

Scanner = Callable[[IO[bytes]], bool]


def first_state() -> AttachmentState:
    return AttachmentState.PENDING if settings.ATTACHMENT_SCANNER else AttachmentState.CLEAN


def scanned(file: FieldFile) -> AttachmentState:
    """What the scanner says. One that fails raises, and is asked again later."""
    scanner: Scanner = import_string(settings.ATTACHMENT_SCANNER)
    with file.open("rb") as opened:
        return AttachmentState.CLEAN if scanner(opened) else AttachmentState.REFUSED
