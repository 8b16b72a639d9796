"""What meetings hold about a person. What she planned and noted is the group's; her answers and her calendar address are hers."""

from django.db import transaction
from django.utils import timezone

from exchange.core.personal.masking import masked
from exchange.core.personal.registry import Fate, Held, Person, register
from stakeholder_groups.meetings.models import AgendaItem, Meeting, Registration
from stakeholder_groups.meetings.services.registering import let_go

PLANNED = "Meetings planned, minutes added, steps taken"
TAKING_PART = "Answers to meetings and the calendar address"
AGENDA_TEXTS = ("title", "who", "text", "text_html")
RECORD = "the group's record of its meetings; it is shown as a former member's"


def declare() -> None:
    def planned(model: str, by: str, *exported: str, texts: tuple[str, ...] = (), **more: object) -> Held:
        return Held(
            model=f"meetings.{model}",
            by=by,
            what=PLANNED,
            fate=Fate.UNNAMED,
            reason=RECORD,
            exported=exported,
            texts=texts,
            **more,  # type: ignore[arg-type]  # as declared there
        )

    meeting = ("group__name", "title", "text", "starts_at", "ends_at", "town", "place", "created_at")
    register(
        "meetings",
        # Before the meetings, while it is known whose they are.
        planned("AgendaItem", "meeting__created_by", "meeting__title", "title", "who", "text", erase=mask_agendas),
        planned("Meeting", "created_by", *meeting, texts=("title", "text", "text_html", "town", "place"), emptied={"client_key": None}),
        planned("MeetingEvent", "actor", "meeting__title", "step", "state", "reason", "at", texts=("reason",)),
        planned("MinutesFile", "uploader", "meeting__title", "name", "size", "at", texts=("name",), file="file"),
        Held(
            model="meetings.Registration",
            by="user",
            what=TAKING_PART,
            exported=("meeting__title", "answer", "waiting", "since"),
            erase=give_up_seats,
        ),
        Held(model="meetings.CalendarFeed", by="user", what=TAKING_PART, exported=("created_at",)),
    )


def mask_agendas(person: Person) -> int:
    """What she wrote on the agendas of her meetings. The meeting is saved, so that search and calendars follow."""
    changed = 0
    for meeting in Meeting.objects.filter(created_by=person.pk, agenda__isnull=False).distinct().order_by("pk"):
        with transaction.atomic():
            for item in AgendaItem.objects.select_for_update().filter(meeting=meeting):
                for name in AGENDA_TEXTS:
                    setattr(item, name, masked(getattr(item, name), person))
                item.save(update_fields=list(AGENDA_TEXTS))
                changed += 1
            current = Meeting.objects.select_for_update().get(pk=meeting.pk)
            current.sequence, current.changed_at = current.sequence + 1, timezone.now()
            current.save(update_fields=["sequence", "changed_at"])
    return changed


def give_up_seats(person: Person) -> int:
    """Seats of coming meetings go to who waits for them; what was held keeps no answer of hers either."""
    groups = Registration.objects.filter(user=person.pk).values_list("meeting__group", flat=True).distinct()
    gone = 0
    for group in list(groups.order_by("meeting__group")):
        with transaction.atomic():
            gone += let_go(user_id=person.pk, group_id=group)
    with transaction.atomic():
        return int(gone + Registration.objects.filter(user=person.pk).delete()[0])
