"""The models of moderation, and of balance, which coordinators look after too."""

from stakeholder_groups.moderation.balance.models import AnswerSheet, AssessmentRound
from stakeholder_groups.moderation.models.decisions import Appeal, AppealMessage, ModerationDecision, Report
from stakeholder_groups.moderation.models.restrictions import Block, SlowMode

__all__ = [
    "AnswerSheet",
    "Appeal",
    "AppealMessage",
    "AssessmentRound",
    "Block",
    "ModerationDecision",
    "Report",
    "SlowMode",
]
