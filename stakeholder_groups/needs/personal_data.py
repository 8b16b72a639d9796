"""What needs hold about a person."""

from exchange.core.personal.registry import Fate, Held, register

NEEDS = "Needs raised, practices named for them, steps taken"
RECORD = "the group works on it; it is shown as a former member's"


def declare() -> None:
    def held(model: str, by: str, *exported: str, texts: tuple[str, ...], **more: object) -> Held:
        return Held(
            model=f"needs.{model}",
            by=by,
            what=NEEDS,
            fate=Fate.UNNAMED,
            reason=RECORD,
            exported=exported,
            texts=texts,
            **more,  # type: ignore[arg-type]  # as declared there
        )

    need = ("group__name", "title", "text", "resources", "state", "shared", "created_at")
    written = ("title", "text", "text_html", "resources")
    register(
        "needs",
        held("Need", "raised_by", *need, texts=written, emptied={"client_key": None}),
        held("Match", "by", "need__title", "practice_key", "note", "at", texts=("note",)),
        held("NeedEvent", "actor", "need__title", "step", "state", "reason", "at", texts=("reason",)),
    )
