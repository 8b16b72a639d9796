"""Mails of moderation that wait for their server: asked anew when they go, and written with less where they told too much."""

from collections.abc import Mapping
from typing import Any

from exchange.accounts.models import User
from exchange.core.mail_conditions import Answers, register_answers
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.permissions import is_coordinator, is_member
from stakeholder_groups.moderation.models import ModerationDecision
from stakeholder_groups.moderation.selectors.decisions import thread_for, title_for
from stakeholder_groups.moderation.services import informing

About = Mapping[str, Any]


def _concerned(about: About) -> tuple[ModerationDecision, User] | None:
    """The decision and who is told of it, as long as both are there."""
    decision = ModerationDecision.objects.filter(pk=about["decision"]).first()
    reader = User.objects.filter(pk=about["reader"], is_active=True).first()
    return (decision, reader) if decision and reader else None


def _may_tell_author(about: About) -> bool:
    if (found := _concerned(about)) is None:
        return False
    decision, author = found
    return (not about["title"] or bool(title_for(author, decision))) and (not about["thread"] or thread_for(author, decision) is not None)


def _tell_author_less(about: About) -> None:
    if found := _concerned(about):
        informing.mail_decision(*found)


def _may_tell_reporter(about: About) -> bool:
    if (found := _concerned(about)) is None or not is_member(found[1], found[0].group):
        return False
    return not about["thread"] or thread_for(found[1], found[0]) is not None


def _tell_reporter_less(about: About) -> None:
    """Who left the group hears nothing more of it."""
    if (found := _concerned(about)) and is_member(found[1], found[0].group):
        informing.mail_report_decided(*found)


def _may_tell_coordination(about: About) -> bool:
    """Who still coordinates the group, while the thread still stands in it."""
    group = Group.objects.filter(pk=about["group"]).first()
    reader = User.objects.filter(pk=about["reader"]).first()
    if group is None or reader is None or not is_coordinator(reader, group):
        return False
    return Thread.objects.filter(pk=about["thread"], group=group).exists()


def register() -> None:
    register_answers(informing.OF_DECISION, Answers(_may_tell_author, _tell_author_less))
    register_answers(informing.OF_REPORT, Answers(_may_tell_reporter, _tell_reporter_less))
    register_answers(informing.TO_COORDINATION, Answers(_may_tell_coordination))
