"""The form of a meeting. Days and hours are meant on the clock of the group."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exchange.content.typed import TitledForm
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.zones import SkippedHourError, moment_on
from stakeholder_groups.meetings.models import Meeting
from stakeholder_groups.meetings.moments import zone_in_words
from stakeholder_groups.meetings.services import MeetingWords

LONGEST_TEXT = 5_000
LONGEST_AHEAD = timedelta(days=3 * 366)
LONGEST_MEETING = timedelta(days=14)
MOST_SEATS = 10_000
ONLY_HTTPS = _("Paste an address that begins with https://.")


def _day(label: Any, **said: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **said)


def _hour(label: Any, **said: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **said)


class MeetingForm(TitledForm):
    """An hour that the clocks skip is refused; one that they show twice is the first.

    `seen` names the words that stood in the form at first.
    """

    title = forms.CharField(label=_("Title"), max_length=200, error_messages={"required": _("Give the meeting a title.")})
    day = _day(_("Day"))
    starts = _hour(_("Starts"))
    ends = _hour(_("Ends"))
    last_day = _day(_("Last day"), required=False, help_text=_("Only where the meeting ends on another day."))
    town = forms.CharField(label=_("Town"), max_length=100, required=False)
    place = forms.CharField(
        label=_("Place"), max_length=300, required=False, help_text=_("House, street and room, so that everybody finds it.")
    )
    link = forms.URLField(
        label=_("Link for taking part from afar"),
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["https"], message=ONLY_HTTPS)],
        error_messages={"invalid": ONLY_HTTPS},
        help_text=_("It begins with https://. Only members see it."),
    )
    capacity = forms.IntegerField(
        label=_("Seats"),
        required=False,
        min_value=1,
        max_value=MOST_SEATS,
        help_text=_("How many people have room in place. Who registers later waits, and moves up when a seat gets free."),
    )
    until_day = _day(_("Registration until: day"), required=False, help_text=_("Left empty, registration ends when the meeting begins."))
    until_hour = _hour(_("Registration until: time"), required=False)
    body = forms.CharField(
        label=_("What it is about"),
        help_text=_("Markdown: **bold**, _italic_, - list, > quote, [words](address)."),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    is_public = forms.BooleanField(
        label=_("Announce it on the group’s public page"),
        help_text=_("With title, day and town, and nothing else."),
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    writer = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, group: Group, meeting: Meeting | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", said_of(group, meeting))
        super().__init__(*args, **kwargs)
        self.zone, self.meeting = group.time_zone, meeting
        self.fields["starts"].help_text = gettext("In the time of %(zone)s.") % {"zone": zone_in_words(group)}

    def clean(self) -> dict[str, Any]:
        # A copy: a field that is refused is taken out of the form’s own values.
        values = dict(super().clean() or {})
        if not any(values.get(name) or name in self.errors for name in ("town", "place", "link")):
            self.add_error("place", _("Say where: a town, a place, or a link for taking part from afar."))
        if values.get("capacity") and not (values.get("place") or values.get("town") or {"place", "town"} & self.errors.keys()):
            self.add_error("capacity", _("Seats are counted in a place. Name the place, or leave this empty."))
        if not {"day", "starts", "ends", "last_day"} & self.errors.keys():
            self._clean_times(values)
        return values

    def _clean_times(self, values: dict[str, Any]) -> None:
        starts = self._moment(values["day"], values["starts"], "day", "starts")
        last = "last_day" if values.get("last_day") else "day"
        ends = self._moment(values[last], values["ends"], last, "ends")
        if starts is None or ends is None:
            return
        if ends <= starts:
            self.add_error("ends", _("The meeting ends before it begins. Correct one of the two times, or give its last day."))
        elif ends - starts > LONGEST_MEETING:
            self.add_error("last_day", _("A meeting takes at most two weeks. Plan two meetings instead."))
        if starts <= timezone.now() and not (self.meeting and self.meeting.starts_at == starts):
            self.add_error("day", _("This moment has passed. Choose a later one."))
        values |= {"starts_at": starts, "ends_at": ends, "registration_until": self._until(values, starts)}

    def _until(self, values: dict[str, Any], starts: datetime) -> datetime:
        """Without an hour it is the end of the day; never later than the meeting begins."""
        if not values.get("until_day"):
            if values.get("until_hour"):
                self.add_error("until_day", _("Choose the day too, or leave both empty."))
            return starts
        until = self._moment(values["until_day"], values.get("until_hour") or time(23, 59), "until_day", "until_hour")
        if until is not None and until > starts:
            self.add_error("until_day", _("Registration ends at the latest when the meeting begins."))
        return until or starts

    def _moment(self, day: date, hour: time, day_name: str, hour_name: str) -> datetime | None:
        try:
            moment = moment_on(datetime.combine(day, hour), self.zone)
        except OverflowError:
            moment = None
        except SkippedHourError:
            self.add_error(hour_name, _("The clocks are put forward in this hour. Choose another time."))
            return None
        if moment is None or moment > timezone.now() + LONGEST_AHEAD:
            self.add_error(day_name, _("Choose a day within the next three years."))
            return None
        return moment

    @property
    def words(self) -> MeetingWords:
        said = self.cleaned_data
        names = ("title", "starts_at", "ends_at", "registration_until", "town", "place", "link", "capacity", "is_public")
        return MeetingWords(text=said["body"], **{name: said[name] for name in names})


def said_of(group: Group, meeting: Meeting | None) -> dict[str, Any]:
    """What stands in the form at first, on the group's clock."""
    if meeting is None:
        return {"client_key": uuid4()}
    starts, ends, until = (
        timezone.localtime(moment, group.time_zone) for moment in (meeting.starts_at, meeting.ends_at, meeting.registration_until)
    )
    values: dict[str, Any] = {name: getattr(meeting, name) for name in ("title", "town", "place", "link", "capacity", "is_public")}
    values["seen"] = MeetingWords.of(meeting).mark
    values |= {"body": meeting.text, "day": starts.date(), "starts": starts.time(), "ends": ends.time()}
    if ends.date() != starts.date():
        values["last_day"] = ends.date()
    if until != starts:
        values |= {"until_day": until.date(), "until_hour": until.time()}
    return values
