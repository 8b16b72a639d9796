"""What reviews hold about a person: steps and judgements are the record of how a page came to be published."""

from exchange.core.personal.registry import Fate, Held, register

REVIEW = "Steps, reasons and judgements in reviews of pages"
RECORD = "the record of how a page was reviewed"


def declare() -> None:
    register(
        "review",
        Held(
            model="review.ReviewEvent",
            by="actor",
            what=REVIEW,
            fate=Fate.UNNAMED,
            reason=RECORD,
            exported=("page__title", "step", "reason", "happened_at"),
            texts=("reason",),
        ),
        Held(
            model="review.PracticeDecision",
            by="decided_by",
            what=REVIEW,
            fate=Fate.UNNAMED,
            reason=RECORD,
            exported=("page__title", "kind", "text", "decided_at"),
            texts=("text",),
        ),
    )
