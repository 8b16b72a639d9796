"""Asking for an export, deleting one, and what members may take along."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from exchange.accounts.models import User
from exchange.core import outbox
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.groups.models import Group, Membership
from stakeholder_groups.groups.permissions import NotAMemberError, require_coordinator
from stakeholder_groups.records.models import Export, ExportPolicy
from stakeholder_groups.records.permissions import can_export
from stakeholder_groups.records.rules import UNDER_WAY

TOPIC = "records.export"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an export is to hold."""

    thread: Thread | None
    named: bool
    with_files: bool
    language: str


def ask_for_export(*, actor: User, group: Group, wanted: Wanted, client_key: UUID) -> Export:
    """The same form sent again, or the same wish while the first is still being made, gives the export that there is."""
    try:
        with transaction.atomic():
            return _asked_before(actor, group, wanted, client_key) or _ask(actor, group, wanted, client_key)
    except IntegrityError:
        earlier: Export | None = Export.objects.filter(requester=actor, client_key=client_key).first()
        if earlier is None:
            raise
        return earlier


def _ask(actor: User, group: Group, wanted: Wanted, client_key: UUID) -> Export:
    membership = Membership.objects.of(actor).filter(group=group).select_related("user").with_deputising().first()
    if membership is None:
        raise NotAMemberError
    if not can_export(membership, wanted.thread, named=wanted.named):
        raise PermissionDenied
    export: Export = Export.objects.create(
        group=group,
        thread=wanted.thread,
        requester=actor,
        client_key=client_key,
        named=wanted.named,
        with_files=wanted.with_files,
        language=wanted.language,
    )
    outbox.record(TOPIC, str(export.pk), {"export": export.pk, "folder": export.public_id})
    return export


def _asked_before(actor: User, group: Group, wanted: Wanted, client_key: UUID) -> Export | None:
    own = Export.objects.filter(requester=actor, group=group)
    same = own.filter(thread=wanted.thread, named=wanted.named, with_files=wanted.with_files, language=wanted.language, state__in=UNDER_WAY)
    found: Export | None = own.filter(client_key=client_key).first() or same.first()
    return found


def delete_export(*, actor: User, export: Export) -> None:
    """In any state: the worker notices that the row is gone and stops. The file goes with the row."""
    with transaction.atomic():
        Export.objects.filter(pk=export.pk, requester=actor).delete()


def set_policy(*, actor: User, group: Group, names_for_members: bool) -> None:
    with transaction.atomic():
        require_coordinator(actor, group)
        ExportPolicy.objects.update_or_create(group=group, defaults={"names_for_members": names_for_members, "set_by": actor})
