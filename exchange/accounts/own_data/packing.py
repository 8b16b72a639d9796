"""The file itself: JSON a room, the files that belong to it, one page to read, and a note that explains both."""

import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone

from exchange.accounts.own_data.enums import ArchiveState
from exchange.accounts.own_data.models import PersonalArchive
from exchange.core.personal.exporting import Section, room_title, sections
from exchange.core.personal.registry import Person, rooms
from exchange.core.worker import still_at_work


@contextmanager
def packed(archive: PersonalArchive, person: Person) -> Iterator[File]:
    """The finished file, gone afterwards. How far it is can be read from the archive's row meanwhile."""
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
            _pack(target, archive, person)
        file.seek(0)
        yield File(file, name="archive.zip")


def _pack(target: zipfile.ZipFile, archive: PersonalArchive, person: Person) -> None:
    contents = []
    for number, room in enumerate(rooms(), start=1):
        found = list(sections(room, person))
        if found:
            contents.append({"title": room_title(room), "file": f"{room}.json", "sections": found})
            target.writestr(f"{room}.json", _json(found))
            _add_files(target, found)
        still_at_work()
        PersonalArchive.objects.filter(pk=archive.pk).update(state=ArchiveState.MAKING, rooms=len(rooms()), rooms_done=number)
    said: dict[str, Any] = {"site_name": settings.SITE_NAME, "made_at": timezone.now(), "contents": contents, "name": person.name}
    target.writestr("index.html", render_to_string("own_data/archive.html", said))
    target.writestr("README.txt", render_to_string("own_data/archive_note.txt", said))


def _json(found: list[Section]) -> str:
    return json.dumps({one.name: one.rows for one in found}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)


def _add_files(target: zipfile.ZipFile, found: list[Section]) -> None:
    for section in found:
        for name, stored in section.files:
            try:
                with stored.open("rb") as source, target.open(f"files/{name}", "w") as copy:
                    shutil.copyfileobj(source, copy)
            except FileNotFoundError:
                # A row without its file is no reason to give nothing at all.
                target.writestr(f"files/{name}.missing.txt", "")
