"""Making exports: by the worker, one a round, from the beginning again when it was killed meanwhile."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.core.files import File
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import override

from exchange.core import outbox
from exchange.core.logs import emit
from exchange.core.models import OutboxEntry
from exchange.core.private_files import private_storage
from exchange.core.telling import tell
from exchange.core.worker import still_at_work
from stakeholder_groups.groups.selectors import open_space
from stakeholder_groups.records import rules
from stakeholder_groups.records.archive.building import Building
from stakeholder_groups.records.enums import ExportState, Problem
from stakeholder_groups.records.models import Export, place_of
from stakeholder_groups.records.permissions import still_may
from stakeholder_groups.records.selectors import just_before
from stakeholder_groups.records.services.asking import TOPIC
from stakeholder_groups.records.services.states import advance
from stakeholder_groups.records.telling import EXPORT


class NoLongerWantedError(Exception):
    """The export was deleted while it was made."""


@outbox.handler(TOPIC, one_by_one=True, in_turn=True)
def make_exports(entries: Sequence[OutboxEntry]) -> None:
    """A database that is away is asked again later; every other fault ends the export, and who asked is told."""
    asked = entries[0].payload
    rows = Export.objects.filter(pk=asked["export"], state__in=rules.UNDER_WAY)
    export: Export | None = rows.select_related("group__network", "thread", "requester").first()
    if export is None:
        _clear(asked["folder"])
        return
    if export.tries >= rules.MOST_TRIES:
        _fail(export, Problem.FAULT)
        _clear(export.public_id)
        return
    try:
        make(export)
    except NoLongerWantedError:
        return
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        emit("export.failed", caught=error, export=export.pk)
        _fail(export, Problem.FAULT)
        _clear(export.public_id)


def make(export: Export) -> None:
    space = open_space(export.requester, export.group.slug)
    if space is None or not still_may(export):
        _fail(export, Problem.NOT_ALLOWED)
        return
    now = timezone.now()
    begun = {"began_at": now, "seen_before": just_before(export, now), "tries": export.tries + 1}
    if not advance(export, ExportState.RUNNING, **begun, done=0, total=0):
        raise NoLongerWantedError
    with _fresh(folder_of(export.public_id)) as folder, override(export.language), timezone.override(space.group.time_zone):
        building = Building(export, space, folder, lambda number: _progress(export, number))
        _update(export, total=building.total())
        _keep(export, building.run())


def _progress(export: Export, number: int) -> None:
    """An export may take longer than a worker may be silent before it is taken for dead."""
    still_at_work()
    _update(export, done=F("done") + number)


def _update(export: Export, **values: object) -> None:
    if not Export.objects.filter(pk=export.pk, state=ExportState.RUNNING).update(**values):
        raise NoLongerWantedError


def _keep(export: Export, path: Path) -> None:
    """The file first, under a name that the same export always has; then, in one transaction, that it is there and who hears of it."""
    storage = export.file.storage
    name = place_of(export.public_id)
    storage.delete(name)
    with path.open("rb") as opened:
        name = storage.save(name, File(opened))
    now, size = timezone.now(), path.stat().st_size
    with transaction.atomic():
        if not still_may(export):
            storage.delete(name)
            _fail(export, Problem.NOT_ALLOWED)
        elif advance(export, ExportState.READY, file=name, size=size, done=F("total"), ready_at=now, expires_at=now + rules.KEPT):
            _tell(export)
        else:
            storage.delete(name)


def _fail(export: Export, problem: Problem) -> None:
    with transaction.atomic():
        if advance(export, ExportState.FAILED, problem=problem, ended_at=timezone.now()):
            _tell(export)


def _tell(export: Export) -> None:
    about = {"export": export.pk, "group": export.group_id}
    tell(EXPORT, people={export.requester_id: None}, key=f"export:{export.pk}:{export.state}", about=about)


def _clear(public_id: str) -> None:
    """What a process left that was killed after it had made an export, or while it made one that is not wanted any more."""
    shutil.rmtree(folder_of(public_id), ignore_errors=True)
    if not Export.objects.filter(public_id=public_id, state=ExportState.READY).exists():
        private_storage().delete(place_of(public_id))


def folder_of(public_id: str) -> Path:
    """Always the same one for an export, so that what a killed process left there is found again."""
    return Path(tempfile.gettempdir()) / f"exchange-export-{public_id}"


@contextmanager
def _fresh(folder: Path) -> Iterator[Path]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
