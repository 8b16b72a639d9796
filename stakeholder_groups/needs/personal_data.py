"""What needs hold about a person."""

from exchange.core.personal.registry import Fate, Held, register

NEEDS = "Needs raised, practices named for them, steps taken"
RECORD = "the group works on it; it is shown as a former member's"


def declare() -> None:
    texts = ("title", "text", "text_html", "resources")
    register(
        "needs",
        Held(
            model="needs.Need",
            by="raised_by",
            what=NEEDS,
            fate=Fate.UNNAMED,
            reason=RECORD,
            exported=("group__name", "title", "text", "resources", "state", "shared", "created_at"),
            texts=texts,
            emptied={"client_key": None},
        ),
        Held(
            model="needs.Match",
            by="by",
            what=NEEDS,
            fate=Fate.UNNAMED,
            reason=RECORD,
            exported=("need__title", "practice_key", "note", "at"),
            texts=("note",),
        ),
        Held(
            model="needs.NeedEvent",
            by="actor",
            what=NEEDS,
            fate=Fate.UNNAMED,
            reason=RECORD,
            exported=("need__title", "step", "state", "reason", "at"),
            texts=("reason",),
        ),
    )
