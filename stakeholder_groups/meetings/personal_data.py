"""What meetings hold about a person. What she planned and noted is the group's; her answers and her calendar address are hers."""

from exchange.core.personal.registry import Fate, Held, register

PLANNED = "Meetings planned, minutes added, steps taken"
TAKING_PART = "Answers to meetings and the calendar address"
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
        planned("Meeting", "created_by", *meeting, texts=("title", "text", "text_html", "town", "place"), emptied={"client_key": None}),
        planned("MeetingEvent", "actor", "meeting__title", "step", "state", "reason", "at", texts=("reason",)),
        planned("MinutesFile", "uploader", "meeting__title", "name", "size", "at", texts=("name",), file="file"),
        Held(model="meetings.Registration", by="user", what=TAKING_PART, exported=("meeting__title", "answer", "waiting", "since")),
        Held(model="meetings.CalendarFeed", by="user", what=TAKING_PART, exported=("created_at",)),
    )
