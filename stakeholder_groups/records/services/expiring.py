"""The end of exports: after a week, or when something in one may no longer be read."""

from django.db import transaction
from django.utils import timezone

from stakeholder_groups.records import rules
from stakeholder_groups.records.enums import ExportState, Problem
from stakeholder_groups.records.models import Export
from stakeholder_groups.records.selectors import is_outdated
from stakeholder_groups.records.services.states import advance

AT_ONCE = 50


def expire_old() -> int:
    """Delete the files of exports whose time is over, and the rows of those that were over long ago."""
    now = timezone.now()
    due = list(Export.objects.filter(state=ExportState.READY, expires_at__lte=now).order_by("expires_at")[:AT_ONCE])
    ended = sum(expire(export) for export in due)
    with transaction.atomic():
        Export.objects.filter(state__in=rules.OVER, ended_at__lt=now - rules.REMEMBERED).delete()
    return ended


def expire_if_outdated(export: Export) -> bool:
    """Asked at each download: what was withdrawn or hidden since is not given out any more."""
    return is_outdated(export) and expire(export, problem=Problem.OUTDATED)


def expire(export: Export, *, problem: str = "") -> bool:
    """The row says so first: a file that is left over after a kill is deleted by the next look at the row's end."""
    storage, name = export.file.storage, export.file.name
    with transaction.atomic():
        if not advance(export, ExportState.EXPIRED, problem=problem, ended_at=timezone.now()):
            return False
        if name:
            transaction.on_commit(lambda: storage.delete(name), robust=True)
    return True
