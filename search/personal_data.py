"""What search holds about a person: what she saved, and how she judged results. Counts of questions know nobody."""

from exchange.core.personal.registry import Fate, Held, register

SAVED = "Saved searches and what they found"


def declare() -> None:
    register(
        "search",
        Held(model="search.Alert", by="search__owner", what=SAVED, exported=("search__name", "key", "found_at", "sent_at")),
        Held(model="search.SavedSearch", by="owner", what=SAVED, exported=("name", "question", "language", "frequency", "created_at")),
        Held(
            model="search.Mark",
            by="marked_by",
            what="Marks given to results of judged questions",
            fate=Fate.UNNAMED,
            reason="the measure of the search stands on it",
            exported=("question__text", "language", "value", "marked_at"),
        ),
    )
