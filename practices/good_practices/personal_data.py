"""What messages to owners of practices hold about a person."""

from exchange.core.personal.registry import Fate, Held, register


def declare() -> None:
    register(
        "good_practices",
        Held(
            model="good_practices.PracticeMessage",
            by="sender",
            addresses=("email",),
            what="Messages to owners of practices, with name and address",
            fate=Fate.UNNAMED,
            reason="the owner's record of what was asked",
            exported=("page__title", "name", "email", "text", "sent_at", "answered_at"),
            texts=("text",),
            emptied={"name": "", "email": ""},
        ),
        Held(
            model="good_practices.PracticeMessage",
            by="answered_by",
            what="That the person answered a message to a practice's owner",
            fate=Fate.UNNAMED,
            reason="the owner's record of what was asked",
            exported=("page__title", "answered_at"),
        ),
    )
