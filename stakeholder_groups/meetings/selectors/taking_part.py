"""Who means to come, and who came."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from exchange.partners.enums import StakeholderKind
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings.enums import Answer
from stakeholder_groups.meetings.models import AttendanceLine, Meeting, Registration


@dataclass(frozen=True, slots=True)
class Person:
    """Who registered; members alone read it."""

    name: str
    organisation: str
    answer: str
    waiting: bool


@dataclass(frozen=True, slots=True)
class Answers:
    own: Registration | None
    in_place: list[Person]
    from_afar: list[Person]
    waiting: list[Person]
    declined: int


def answers_to(meeting: Meeting, space: Space) -> Answers:
    """Who left the group is not named any more."""
    member = Membership.objects.active().filter(group=meeting.group_id, user=OuterRef("user"))
    known, typed = member.values("organisation__name")[:1], member.values("organisation_name")[:1]
    rows = list(
        meeting.registrations.standing()
        .select_related("user")
        .annotate(organisation=Coalesce(Subquery(known), Subquery(typed)))
        .order_by("since", "pk")
    )
    people = [(row, Person(row.user.get_full_name(), row.organisation or "", row.answer, row.waiting)) for row in rows]
    return Answers(
        own=next((row for row in rows if row.user_id == space.membership.user_id), None),
        in_place=[person for _row, person in people if person.answer == Answer.IN_PLACE and not person.waiting],
        from_afar=[person for _row, person in people if person.answer == Answer.FROM_AFAR],
        waiting=[person for _row, person in people if person.waiting],
        declined=sum(person.answer == Answer.NO for _row, person in people),
    )


def registered_by_organisation(meeting: Meeting) -> list[dict[str, Any]]:
    """What the list of attendance begins with: who said that they would come, by organisation."""
    rows = (
        meeting.registrations.standing()
        .taking_part()
        .filter(user__group_memberships__group=meeting.group_id, user__group_memberships__removed_at=None)
    )
    known = F("user__group_memberships__organisation__name")
    named = rows.annotate(
        organisation=Coalesce(known, F("user__group_memberships__organisation_name")), kind=F("user__group_memberships__kind")
    ).exclude(organisation="")
    counted = (
        named.order_by()
        .values("organisation", "kind")
        .annotate(in_place=Count("pk", filter=Q(answer=Answer.IN_PLACE)), from_afar=Count("pk", filter=Q(answer=Answer.FROM_AFAR)))
    )
    return list(counted.order_by("organisation", "kind"))


@dataclass(frozen=True, slots=True)
class KindLine:
    label: str
    organisations: int
    people: int | None


@dataclass(frozen=True, slots=True)
class Attendance:
    """`people` is None where no number is known."""

    lines: list[AttendanceLine]
    kinds: list[KindLine]
    people: int | None


def attendance_of(meeting: Meeting) -> Attendance:
    lines = list(meeting.attendance.all())
    labels = dict(StakeholderKind.choices)
    kinds = []
    for kind in dict.fromkeys(line.kind for line in lines):
        of_kind = [line for line in lines if line.kind == kind]
        kinds.append(KindLine(str(labels.get(kind, "")), len(of_kind), _people(of_kind)))
    return Attendance(lines, sorted(kinds, key=lambda one: (not one.label, one.label)), _people(lines))


def _people(lines: list[AttendanceLine]) -> int | None:
    known = [number for line in lines for number in (line.in_place, line.from_afar) if number is not None]
    return sum(known) if known else None
