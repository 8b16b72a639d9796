"""The questions of the self-assessment. A key is for ever: scores are kept under it, so a question that means something else gets a new one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

LOWEST, HIGHEST = 1, 5
SCALE: list[tuple[int, "Words"]] = [
    (1, _("Not at all")),
    (2, _("Hardly")),
    (3, _("In part")),
    (4, _("Mostly")),
    (5, _("Fully")),
]
AREAS: dict[str, "Words"] = {
    "voices": _("Whose voices there are"),
    "talk": _("How we talk"),
    "work": _("How we work"),
    "results": _("What comes of it"),
}


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    area: str
    text: "Words"


QUESTIONS = (
    Question("kinds_present", "voices", _("All kinds of organisation that the plan concerns are in the group.")),
    Question("small_heard", "voices", _("Small firms and small associations are heard as much as large bodies.")),
    Question("new_people", "voices", _("People who are new find their way in quickly.")),
    Question("disagree_openly", "talk", _("Members say openly when they disagree.")),
    Question("answers_come", "talk", _("Questions get an answer within a few days.")),
    Question("fair_tone", "talk", _("The tone is fair, also when interests differ.")),
    Question("known_aims", "work", _("Every member knows what the group is working towards and by when.")),
    Question("shared_work", "work", _("The work is shared: it does not hang on one or two people.")),
    Question("learn_from_others", "work", _("We make use of what other regions have tried.")),
    Question("words_in_plan", "results", _("What members propose can be found again in the action plan.")),
    Question("told_outcome", "results", _("Members hear what became of their proposals, and why.")),
    Question("worth_time", "results", _("Taking part is worth the time that it costs.")),
)
KEYS = frozenset(question.key for question in QUESTIONS)
