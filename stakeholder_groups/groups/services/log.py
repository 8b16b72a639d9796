"""The group's log: one line a change, in the transaction of the change."""

from exchange.accounts.models import User
from stakeholder_groups.groups.enums import LogKind
from stakeholder_groups.groups.models import Group, LogEntry


def note(group: Group, kind: LogKind, *, actor: User | None, subject: User | None = None, detail: str = "") -> LogEntry:
    return LogEntry.objects.create(group=group, kind=kind, actor=actor, subject=subject, detail=detail[:500])
