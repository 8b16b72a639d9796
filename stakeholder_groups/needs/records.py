"""Needs in the record of a group, and in that of a thread those that its posts became."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from stakeholder_groups.groups.sections import Asked, Column, Row, moment, register_section, section_of_rows, step_cells, step_columns
from stakeholder_groups.needs.enums import NeedState, Step
from stakeholder_groups.needs.models import Match, Need, NeedEvent
from stakeholder_groups.needs.selectors import TERMS

NEED, PRACTICES, LOG = "needs", "need_practices", "need_log"
STATES = dict(NeedState.choices)

NEED_COLUMNS = (
    Column("id"),
    Column("raised_at", _("Raised"), is_moment=True),
    Column("raised_by_id"),
    Column("raised_by", _("By")),
    Column("title", _("What is needed")),
    Column("text", _("Text")),
    Column("state", _("State"), STATES),
    Column("theme", _("Theme")),
    Column("market", _("Market")),
    Column("sector", _("Sector")),
    Column("maturity", _("Experience abroad")),
    Column("direction", _("Direction")),
    Column("resources", _("At hand")),
    Column("shared"),
    Column("thread"),
    Column("post"),
)
PRACTICE_COLUMNS = (
    Column("need"),
    Column("need_title", _("Need")),
    Column("practice", _("Practice")),
    Column("note", _("How it answers the need")),
    Column("named_by_id"),
    Column("named_by", _("By")),
    Column("named_at", _("Date"), is_moment=True),
)
LOG_COLUMNS = (Column("need"), Column("need_title", _("Need")), *step_columns(dict(Step.choices), STATES))


def _needs(asked: Asked) -> "QuerySet[Need]":
    rows: QuerySet[Need] = Need.objects.visible_to(asked.reader).filter(group=asked.group)
    return rows.filter(post__thread=asked.thread) if asked.thread else rows


def _all_needs(asked: Asked) -> "QuerySet[Any]":
    return _needs(asked).select_related("raised_by", "post__thread", *TERMS)


def _all_practices(asked: Asked) -> "QuerySet[Any]":
    return Match.objects.filter(need__in=_needs(asked)).select_related("need", "by")


def _all_steps(asked: Asked) -> "QuerySet[Any]":
    return NeedEvent.objects.filter(need__in=_needs(asked)).select_related("need", "actor")


def _need(need: Need, asked: Asked) -> Row:
    terms = {name: getattr(getattr(need, name), "label", "") for name in TERMS}
    post = need.post
    # A thread that the coordination hid is named to nobody who cannot open it.
    is_named = post is not None and post.thread.group_id == asked.group.pk and post.thread.hidden_at is None
    return {
        "id": need.public_id,
        "raised_at": moment(need.created_at),
        **asked.people.cells(need.raised_by, "raised_by"),
        "title": asked.people.words(need.title),
        "text": asked.people.words(need.text),
        "state": need.state,
        **terms,
        "resources": asked.people.words(need.resources),
        "shared": need.shared,
        "thread": post.thread.public_id if post and is_named else "",
        "post": post.number if post and is_named else None,
    }


def _practice(match: Match, asked: Asked) -> Row:
    return {
        "need": match.need.public_id,
        "need_title": asked.people.words(match.need.title),
        "practice": str(match.practice_key),
        "note": asked.people.words(match.note),
        **asked.people.cells(match.by, "named_by"),
        "named_at": moment(match.at),
    }


def _step(event: NeedEvent, asked: Asked) -> Row:
    return {"need": event.need.public_id, "need_title": asked.people.words(event.need.title), **step_cells(event, asked)}


def register() -> None:
    register_section(section_of_rows(NEED, _("Needs"), NEED_COLUMNS, _all_needs, _need))
    register_section(section_of_rows(PRACTICES, _("Practices named for needs"), PRACTICE_COLUMNS, _all_practices, _practice))
    register_section(section_of_rows(LOG, _("Log of needs"), LOG_COLUMNS, _all_steps, _step))
