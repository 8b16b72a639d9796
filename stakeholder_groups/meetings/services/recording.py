"""What stays of a meeting: which organisations came, and the minutes, as a file or as a thread of the group."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from exchange.accounts.models import User
from exchange.content.typed import key_for, mark_of
from exchange.content.uploads import CheckedFile
from exchange.core import outbox
from exchange.core.models import OutboxEntry
from stakeholder_groups.discussions.enums import AttachmentState
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.discussions.services import start_thread
from stakeholder_groups.discussions.services.scanning import first_state, scanned
from stakeholder_groups.meetings.enums import Step
from stakeholder_groups.meetings.models import AttendanceLine, Meeting, MinutesFile
from stakeholder_groups.meetings.services.applying import StepNotPossible, apply, require_seen, taken

SCAN = "minutes.scan"


@dataclass(frozen=True, slots=True)
class Came:
    """One organisation; None where the number is not known."""

    organisation: str
    kind: str = ""
    in_place: int | None = None
    from_afar: int | None = None

    @classmethod
    def all_of(cls, meeting: Meeting) -> "list[Came]":
        return [cls(line.organisation, line.kind, line.in_place, line.from_afar) for line in meeting.attendance.order_by("pk")]


def note_attendance(*, actor: User, meeting: Meeting, lines: Sequence[Came], seen: str = "") -> Meeting:
    """The whole list. Who notes it says thereby that the meeting was held. `seen` is the mark of the list that the form began with."""
    with transaction.atomic():
        now = _held(actor, meeting)
        before = Came.all_of(now)
        if before != list(lines):
            require_seen(now, seen, mark_of(before))
            apply(now, Step.ATTENDANCE, actor=actor)
            now.attendance.all().delete()
            AttendanceLine.objects.bulk_create(
                AttendanceLine(
                    meeting=now, organisation=line.organisation, kind=line.kind, in_place=line.in_place, from_afar=line.from_afar
                )
                for line in lines
            )
    return now


def add_minutes(*, actor: User, meeting: Meeting, file: CheckedFile) -> MinutesFile:
    """A second file counts as changed minutes; the first stays to be read."""
    state = first_state()
    with transaction.atomic():
        now = _held(actor, meeting)
        _changed_or_added(now, actor)
        row = MinutesFile(meeting=now, uploader=actor, name=file.name, content_type=file.content_type, state=state)
        row.size, row.sha256 = file.size, file.sha256
        row.file.save(file.name, file.content, save=False)
        row.save()
        if state == AttachmentState.PENDING:
            outbox.record(SCAN, key=str(row.pk), payload={"minutes": row.pk})
    return row


def mark_of_minutes(meeting: Meeting) -> str:
    """Which thread the minutes are, for forms that replace it: nobody puts hers in the place of one that she has not seen."""
    return mark_of(meeting.minutes_thread_id)


def link_minutes(*, actor: User, meeting: Meeting, thread: Thread, seen: str = "") -> Meeting:
    """A thread of the same group that its reader may see. `seen` is the mark of the minutes that the form began with."""
    with transaction.atomic():
        now = _held(actor, meeting)
        if now.minutes_thread_id == thread.pk:
            return now
        if not Thread.objects.visible_to(actor).filter(pk=thread.pk, group=now.group_id).exists():
            raise StepNotPossible
        require_seen(now, seen, mark_of_minutes(now))
        _changed_or_added(now, actor, thread)
    return now


def start_minutes(*, actor: User, meeting: Meeting, title: str, body: str, client_key: UUID, seen: str = "") -> Thread:
    """A new thread that is the minutes, the same for the same text of one form. Raises what `start_thread` raises."""
    with transaction.atomic():
        now = _held(actor, meeting)
        about = (now.title[:200], now.get_absolute_url())
        key = key_for(client_key, now.pk, title, body)
        thread = start_thread(actor=actor, group=now.group, title=title, body=body, client_key=key, about=about)
        if now.minutes_thread_id != thread.pk:
            require_seen(now, seen, mark_of_minutes(now))
            _changed_or_added(now, actor, thread)
    return thread


def _held(actor: User, meeting: Meeting) -> Meeting:
    now = taken(actor, meeting)
    if now.is_planned:
        apply(now, Step.HELD, actor=actor)
    return now


def _changed_or_added(meeting: Meeting, actor: User, thread: Thread | None = None) -> None:
    has_some = meeting.minutes_thread_id is not None or meeting.minutes_files.exists()
    if thread is not None:
        meeting.minutes_thread = thread
    apply(meeting, Step.NEW_MINUTES if has_some else Step.MINUTES, actor=actor)


@outbox.handler(SCAN, one_by_one=True)
def scan(entries: Sequence[OutboxEntry]) -> None:
    """Ask the scanner. One that fails is asked again later, and the file stays closed until then."""
    for entry in entries:
        row = MinutesFile.objects.filter(pk=entry.payload["minutes"], state=AttachmentState.PENDING).first()
        if row is not None:
            MinutesFile.objects.filter(pk=row.pk).update(state=scanned(row.file))
