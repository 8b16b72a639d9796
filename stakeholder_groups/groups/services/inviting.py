"""Inviting people, one by one or by a pasted list that the worker sends."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from exchange.accounts import services as accounts
from exchange.accounts.enums import InvitationKind
from exchange.accounts.models import Invitation, User
from exchange.accounts.selectors import owns_address
from exchange.core import outbox
from exchange.core.models import OutboxEntry
from exchange.partners.models import Organisation
from stakeholder_groups.groups.enums import LineProblem, LineState, Role
from stakeholder_groups.groups.models import Group, InvitationBatch, InvitationLine, Membership
from stakeholder_groups.groups.permissions import is_coordinator
from stakeholder_groups.groups.rules import LONGEST_LINE, parse_list
from stakeholder_groups.groups.selectors import words_for_kinds

TOPIC = "groups.invitations"


@dataclass(frozen=True, slots=True)
class Invitee:
    email: str
    organisation_name: str = ""
    kind: str = ""
    name: str = ""
    role: str = Role.MEMBER


def invitations_of(group: Group) -> "QuerySet[Invitation]":
    """Invitations into the group, newest first."""
    return Invitation.objects.filter(kind=InvitationKind.GROUP, target__group_id=group.pk).order_by("-created_at", "-pk")


def invite_person(*, actor: User, group: Group, invitee: Invitee, language: str) -> Invitation:
    organisation = Organisation.objects.filter(name__iexact=invitee.organisation_name).first() if invitee.organisation_name else None
    target = {
        "group_id": group.pk,
        "title": group.name,
        "role": invitee.role,
        "organisation_id": organisation.pk if organisation else None,
        "organisation_name": invitee.organisation_name,
        "organisation_kind": invitee.kind,
        "name": invitee.name,
    }
    invitation, _token = accounts.invite(actor=actor, email=invitee.email, kind=InvitationKind.GROUP, target=target, language=language)
    return invitation


def take_back(membership: Membership) -> None:
    """Links that somebody was sent before she left let nobody in any more; she may have been asked twice and have used one."""
    for invitation in invitations_of(membership.group).filter(accepted_at=None, revoked_at=None):
        if owns_address(membership.user, invitation.email):
            accounts.revoke(actor=None, invitation=invitation)


def paste_list(*, actor: User, group: Group, text: str, language: str) -> InvitationBatch:
    """Store a list: lines that cannot be read are refused at once with their reason, the others wait for the worker."""
    with transaction.atomic():
        batch = InvitationBatch.objects.create(group=group, created_by=actor, language=language)
        InvitationLine.objects.bulk_create(
            InvitationLine(
                batch=batch,
                number=line.number,
                text=line.text[:LONGEST_LINE],
                email=line.email[:254],
                organisation_name=line.organisation,
                kind=line.kind,
                name=line.name,
                problem=line.problem,
                state=LineState.REFUSED if line.problem else LineState.WAITING,
            )
            for line in parse_list(text, words_for_kinds())
        )
        outbox.record(TOPIC, str(batch.pk), {"batch": batch.pk})
    return batch


@outbox.handler(TOPIC, one_by_one=True)
def send_lists(entries: Sequence[OutboxEntry]) -> None:
    """Send what still waits of a list. Each line is a transaction, so that a restart sends none twice."""
    batch = InvitationBatch.objects.select_related("group", "created_by").filter(pk=entries[0].payload["batch"]).first()
    if batch is None:
        return
    for line in list(batch.lines.filter(state=LineState.WAITING)):
        _send_line(batch, line)


def _send_line(batch: InvitationBatch, line: InvitationLine) -> None:
    try:
        with transaction.atomic():
            line.problem = _problem(batch, line)
            if not line.problem and batch.created_by is not None:
                invitee = Invitee(line.email, line.organisation_name, line.kind, line.name)
                invite_person(actor=batch.created_by, group=batch.group, invitee=invitee, language=batch.language)
            _settle(line)
    except accounts.DailyLimitReachedError:
        line.problem = LineProblem.DAILY_LIMIT
        _settle(line)


def _settle(line: InvitationLine) -> None:
    line.state = LineState.REFUSED if line.problem else LineState.SENT
    line.save(update_fields=["state", "problem"])


def _problem(batch: InvitationBatch, line: InvitationLine) -> str:
    if batch.created_by is None or not is_coordinator(batch.created_by, batch.group):
        return LineProblem.NOT_ALLOWED
    if Membership.objects.active().filter(group=batch.group, user__email=line.email).exists():
        return LineProblem.ALREADY_MEMBER
    if invitations_of(batch.group).filter(email=line.email, accepted_at=None, revoked_at=None, expires_at__gt=timezone.now()).exists():
        return LineProblem.ALREADY_INVITED
    return ""
