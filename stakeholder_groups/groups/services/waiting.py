"""Mails of groups that wait for their server: asked anew when they go, for who left meanwhile hears of the group no more.

That somebody was removed, or not let in, is told anyway.
"""

from collections.abc import Mapping
from typing import Any

from exchange.accounts.models import User
from exchange.core.mail import Handling
from exchange.core.mail_conditions import Answers, Condition, register_answers
from stakeholder_groups.groups.directory.models import DirectoryBlock, DirectoryMessage
from stakeholder_groups.groups.enums import RequestState
from stakeholder_groups.groups.models import Group, JoinRequest, Membership

About = Mapping[str, Any]
MEMBER, ROLE, REQUEST, DEPUTY, MESSAGE = "group_member", "group_role", "group_request", "group_deputy", "directory_message"


def if_member(user: User, group: Group) -> Handling:
    return _only(MEMBER, user=user.pk, group=group.pk)


def if_in_role(membership: Membership) -> Handling:
    return _only(ROLE, membership=membership.pk, role=membership.role)


def if_still_asked(coordinator: Membership, request: JoinRequest) -> Handling:
    return _only(REQUEST, membership=coordinator.pk, request=request.pk)


def if_deputy(absent: Membership) -> Handling:
    return _only(DEPUTY, membership=absent.pk, **_absence(absent))


def if_taken(message: DirectoryMessage) -> Handling:
    return _only(MESSAGE, message=message.pk)


def _only(name: str, **about: Any) -> Handling:
    return Handling(condition=Condition(name, about))


def _absence(absent: Membership) -> dict[str, Any]:
    return {"deputy": absent.deputy_id, "first": str(absent.away_from), "last": str(absent.away_until)}


def _is_member(about: About) -> bool:
    return bool(Membership.objects.active().filter(user=about["user"], group=about["group"]).exists())


def _is_in_role(about: About) -> bool:
    return bool(Membership.objects.active().filter(pk=about["membership"], role=about["role"]).exists())


def _is_still_asked(about: About) -> bool:
    """To who still coordinates, while nobody has decided."""
    waits = JoinRequest.objects.filter(pk=about["request"], state=RequestState.OPEN).exists()
    return waits and bool(Membership.objects.active().coordinating().filter(pk=about["membership"]).exists())


def _is_deputy(about: About) -> bool:
    absent = Membership.objects.active().filter(pk=about["membership"]).first()
    named = Membership.objects.active().filter(pk=about["deputy"]).exists()
    return named and absent is not None and _absence(absent) == {name: about[name] for name in ("deputy", "first", "last")}


def _is_taken(about: About) -> bool:
    """Nobody hears from whom she has blocked meanwhile."""
    message = DirectoryMessage.objects.filter(pk=about["message"], recipient__is_active=True).first()
    return message is not None and not DirectoryBlock.objects.filter(owner=message.recipient, blocked=message.sender).exists()


def register() -> None:
    answers = {MEMBER: _is_member, ROLE: _is_in_role, REQUEST: _is_still_asked, DEPUTY: _is_deputy, MESSAGE: _is_taken}
    for name, may_go in answers.items():
        register_answers(name, Answers(may_go))
