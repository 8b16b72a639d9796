"""The one function that changes the state of an export."""

from typing import Any

from exchange.core.logs import emit
from stakeholder_groups.records import rules
from stakeholder_groups.records.enums import ExportState
from stakeholder_groups.records.models import Export


def advance(export: Export, to: ExportState, **values: Any) -> bool:
    """Whether it was this call that did it: an export that was deleted, or went on otherwise meanwhile, is left alone."""
    changed = Export.objects.filter(pk=export.pk, state__in=rules.may_become(to)).update(state=to, **values)
    if not changed:
        return False
    for name, value in {"state": to, **values}.items():
        setattr(export, name, value)
    emit("export.changed", export=export.pk, state=str(to), why=str(values.get("problem", "")))
    return True
