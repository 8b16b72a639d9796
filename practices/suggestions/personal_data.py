"""What suggestions of groups hold about a person."""

from exchange.core.personal.registry import Fate, Held, register

SENT = "Suggestions sent to partners, with the name that went along"


def declare() -> None:
    register(
        "suggestions",
        Held(
            model="suggestions.Suggestion",
            by="sent_by",
            what=SENT,
            fate=Fate.UNNAMED,
            reason="the partner's editors work on it",
            exported=("kind", "group_name", "text", "name", "sent_at", "state", "reason"),
            texts=("text",),
            emptied={"name": ""},
        ),
        Held(
            model="suggestions.Suggestion",
            by="decided_by",
            what="Answers given to suggestions",
            fate=Fate.UNNAMED,
            reason="the group's record of the answer",
            exported=("kind", "state", "reason", "decided_at"),
            texts=("reason",),
        ),
    )
