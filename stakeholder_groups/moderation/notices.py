"""How a person's list tells of moderation: asked anew each time, so that nobody reads of what she may no longer know."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.core.telling import Delivery, Described, Kind, by_row, register_kind
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.moderation.models import Appeal, ModerationDecision, Report

AREA = gettext_lazy("Moderation")


Abouts = Sequence[Mapping[str, Any]]
Answers = list[Described | None]


def _moderated(abouts: Abouts, reader: Any) -> Answers:
    decisions = ModerationDecision.objects.about(reader).select_related("group")
    post, thread = _("The coordination has decided on a post of yours"), _("The coordination has decided on a thread of yours")
    return by_row(abouts, "decision", decisions, lambda _about, decision: _of_own(decision, thread if decision.thread_id else post))


def _objection_answers(abouts: Abouts, reader: Any) -> Answers:
    appeals = Appeal.objects.filter(decision__in=ModerationDecision.objects.about(reader)).select_related("decision__group")
    title = _("The coordination has answered your objection")
    return by_row(abouts, "appeal", appeals, lambda _about, appeal: _of_own(appeal.decision, title))


def _of_own(decision: ModerationDecision, title: str) -> Described:
    url = reverse("moderation:own_decision", args=[decision.public_id])
    return Described(title, text=f"{decision.done}: {decision.shown_rule}".rstrip(": "), url=url, group=decision.group.shown_name)


def _coordinated(reader: Any) -> Any:
    return Membership.objects.of(reader).coordinating().values("group")


def _reported(abouts: Abouts, reader: Any) -> Answers:
    reports = Report.objects.filter(post__thread__group__in=_coordinated(reader)).exclude(post__author=reader)
    return by_row(abouts, "report", reports.select_related("post__thread__group"), lambda _about, report: _of_report(report))


def _of_report(report: Report) -> Described:
    group = report.post.thread.group
    return Described(_("A post was reported"), url=reverse("moderation:queue", args=[group.slug]), group=group.shown_name)


def _reports_decided(abouts: Abouts, reader: Any) -> Answers:
    inside = Membership.objects.of(reader).values("group")
    reports = Report.objects.filter(reporter=reader, decision__isnull=False, post__thread__group__in=inside)
    reports = reports.select_related("decision", "post__thread__group")
    return by_row(abouts, "report", reports, lambda _about, report: _of_decided(report))


def _of_decided(report: Report) -> Described | None:
    if report.decision is None:
        return None
    group = report.post.thread.group
    url = reverse("moderation:log", args=[group.slug])
    return Described(_("The coordination has decided on your report"), text=report.decision.done, url=url, group=group.shown_name)


def _objections(abouts: Abouts, reader: Any) -> Answers:
    decisions = ModerationDecision.objects.standing_in(_coordinated(reader)).exclude(author=reader)
    appeals = Appeal.objects.filter(decision__in=decisions).select_related("decision__post__thread__group", "decision__thread__group")
    return by_row(abouts, "appeal", appeals, lambda _about, appeal: _of_objection(appeal.decision))


def _of_objection(decision: ModerationDecision) -> Described:
    group = decision.place.group
    url = reverse("moderation:decision", args=[group.slug, decision.public_id])
    return Described(_("Somebody objects to a decision"), url=url, group=group.shown_name)


for _name, _label, _describe_all in (
    ("moderated", gettext_lazy("Decisions on what I wrote"), _moderated),
    ("objection_answer", gettext_lazy("Answers to my objections"), _objection_answers),
    ("report_decided", gettext_lazy("Decisions on my reports"), _reports_decided),
    ("reported", gettext_lazy("New reports, for who coordinates"), _reported),
    ("objection", gettext_lazy("New objections, for who coordinates"), _objections),
):
    register_kind(Kind(_name, _label, AREA, _describe_all, Delivery.LIST))
