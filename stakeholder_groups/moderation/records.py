"""The log of moderation in the record of a group: what the whole group reads on its page, so no name, no text and no post.

The record of one thread holds the whole log too. Cut to the thread, it would tell what the log keeps back: where a decision
was made that left no trace in the thread.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from stakeholder_groups.groups.sections import Asked, Column, Row, moment, register_section, section_of_rows
from stakeholder_groups.moderation.enums import AppealState, Done
from stakeholder_groups.moderation.models import ModerationDecision
from stakeholder_groups.moderation.selectors.decisions import appeal_of, decisions_of

NAME = "moderation_log"
COLUMNS = (
    Column("at", _("Date"), is_moment=True),
    Column("decision", _("Decision"), dict(Done.choices)),
    Column("rule", _("Rule")),
    Column("objection", _("Objection"), dict(AppealState.choices)),
    Column("objection_decided_at", _("Objection decided"), is_moment=True),
)


def _rows(asked: Asked) -> "QuerySet[Any]":
    return decisions_of(asked.group)


def _row(decision: ModerationDecision, asked: Asked) -> Row:
    appeal = appeal_of(decision)
    return {
        "at": moment(decision.at),
        "decision": decision.kind,
        "rule": decision.shown_rule,
        "objection": appeal.state if appeal else "",
        "objection_decided_at": moment(appeal.decided_at) if appeal else None,
    }


def register() -> None:
    register_section(section_of_rows(NAME, _("Moderation log"), COLUMNS, _rows, _row))
