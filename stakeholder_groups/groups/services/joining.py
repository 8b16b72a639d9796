"""Coming in: by an accepted invitation, a granted request, as the one who starts, or by the operator in an emergency."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.core.mail import Handling, queue_template_mail
from stakeholder_groups.groups.enums import COORDINATING_ROLES, LogKind, Origin, RequestState, Role
from stakeholder_groups.groups.models import Group, JoinRequest, Membership
from stakeholder_groups.groups.permissions import require_coordinator
from stakeholder_groups.groups.selectors import coordinators_of, members_of
from stakeholder_groups.groups.services import inviting, waiting
from stakeholder_groups.groups.services.access import access_changed, lock_group
from stakeholder_groups.groups.services.log import note


@dataclass(frozen=True, slots=True)
class Entry:
    """What a new member brings: role, organisation, how they came."""

    role: str = Role.MEMBER
    organisation_id: int | None = None
    organisation_name: str = ""
    kind: str = ""
    origin: str = Origin.INVITATION
    reason: str = ""


def join(*, group: Group, user: User, entry: Entry, actor: User | None = None) -> Membership:
    """Make the user a member; who is one already stays so, and may only rise in role."""
    with transaction.atomic():
        membership, is_new = Membership.objects.active().get_or_create(
            group=group,
            user=user,
            defaults={
                "role": entry.role,
                "organisation_id": entry.organisation_id,
                "organisation_name": entry.organisation_name,
                "kind": entry.kind,
                "origin": entry.origin,
                "reason": entry.reason,
            },
        )
        if is_new:
            note(group, LogKind.JOINED, actor=actor or user, subject=user)
        elif entry.role != Role.MEMBER and membership.role not in COORDINATING_ROLES:
            membership.role = entry.role
            membership.save(update_fields=["role"])
            note(group, LogKind.ROLE_CHANGED, actor=actor or user, subject=user, detail=entry.role)
        access_changed(group)
    return membership


def accept_rules(*, membership: Membership) -> None:
    """Remember which version of the network's community rules was accepted, and when."""
    membership.rules_version = membership.group.network.rules_version
    membership.rules_accepted_at = timezone.now()
    membership.save(update_fields=["rules_version", "rules_accepted_at"])


def ask_to_join(*, group: Group, request: JoinRequest) -> bool:
    """Store the request and tell the coordinators. Asking again while a request waits changes nothing."""
    with transaction.atomic():
        request.group = group
        if not _is_first(request):
            return False
        for coordinator in coordinators_of(group):
            handling = waiting.if_still_asked(coordinator, request)
            _mail(coordinator.user, "group_join_request", handling, group=group, request=request)
    return True


def _is_first(request: JoinRequest) -> bool:
    """Stores the request unless the address has one that waits. Of two that come at the same moment the constraint lets one in."""
    waiting = JoinRequest.objects.filter(group=request.group, email=request.email, state=RequestState.OPEN)
    if waiting.exists():
        return False
    try:
        with transaction.atomic():
            request.save()
    except IntegrityError:
        if not waiting.exists():
            raise
        return False
    return True


def grant(*, actor: User, request: JoinRequest) -> None:
    """Who asked while signed in is in at once; anybody else gets an invitation to the address they gave."""
    with transaction.atomic():
        _let_decide(actor, request)
        if not _decide(request, actor, RequestState.GRANTED):
            return
        if request.user and request.user.is_active:
            entry = Entry(organisation_name=request.organisation_name, kind=request.kind, origin=Origin.REQUEST)
            membership = join(group=request.group, user=request.user, entry=entry, actor=actor)
            if request.accepted_rules_version and membership.rules_accepted_at is None:
                membership.rules_version, membership.rules_accepted_at = request.accepted_rules_version, request.created_at
                membership.save(update_fields=["rules_version", "rules_accepted_at"])
            handling = waiting.if_member(request.user, request.group)
            _mail(request.user, "group_request_granted", handling, group=request.group, request=request)
        else:
            person = inviting.Invitee(request.email, request.organisation_name, request.kind, request.name)
            inviting.invite_person(actor=actor, group=request.group, invitee=person, language=request.language)


def decline(*, actor: User, request: JoinRequest, reason: str) -> None:
    with transaction.atomic():
        _let_decide(actor, request)
        if _decide(request, actor, RequestState.DECLINED, reason):
            queue_template_mail(
                to=request.email,
                template="group_request_declined",
                context={"group": request.group, "request": request, "reason": reason, "language": request.language},
                language=request.language,
            )


def _let_decide(actor: User, request: JoinRequest) -> None:
    lock_group(request.group)
    require_coordinator(actor, request.group)


def _decide(request: JoinRequest, actor: User, state: RequestState, reason: str = "") -> bool:
    """False when somebody else decided first."""
    values = {"state": state, "decided_by": actor, "decided_at": timezone.now(), "reason": reason}
    return bool(JoinRequest.objects.filter(pk=request.pk, state=RequestState.OPEN).update(**values))


def break_glass(*, group: Group, user: User, reason: str) -> Membership:
    """Emergency access by the operator: a dated membership that the group sees, with its reason, and hears of by mail."""
    with transaction.atomic():
        membership = join(group=group, user=user, entry=Entry(origin=Origin.BREAK_GLASS, reason=reason))
        if membership.origin == Origin.BREAK_GLASS:
            membership.rules_version, membership.rules_accepted_at = group.network.rules_version, timezone.now()
            membership.save(update_fields=["rules_version", "rules_accepted_at"])
        note(group, LogKind.BREAK_GLASS, actor=None, subject=user, detail=reason)
        for member in members_of(group).exclude(user=user):
            _mail(member.user, "group_break_glass", waiting.if_member(member.user, group), group=group, person=user, reason=reason)
    return membership


def _mail(user: User, template: str, handling: Handling, **context: object) -> None:
    said = {**context, "language": user.language}
    queue_template_mail(to=user.email, template=template, context=said, language=user.language, handling=handling)
