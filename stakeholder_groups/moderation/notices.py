"""How a person's list tells of moderation: asked anew each time, so that nobody reads of what she may no longer know."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.core.telling import Delivery, Described, Kind, register_kind
from stakeholder_groups.groups.permissions import is_coordinator, is_member
from stakeholder_groups.moderation.models import Appeal, ModerationDecision, Report

AREA = gettext_lazy("Moderation")


def _moderated(about: Mapping[str, Any], reader: Any) -> Described | None:
    found = ModerationDecision.objects.about(reader).filter(pk=about["decision"]).select_related("group").first()
    return _of_own(found, _("The coordination has decided on a post of yours")) if found else None


def _objection_answer(about: Mapping[str, Any], reader: Any) -> Described | None:
    found = ModerationDecision.objects.about(reader).filter(appeal=about["appeal"]).select_related("group").first()
    return _of_own(found, _("The coordination has answered your objection")) if found else None


def _of_own(decision: ModerationDecision, title: str) -> Described:
    url = reverse("moderation:own_decision", args=[decision.public_id])
    return Described(title, text=f"{decision.done}: {decision.shown_rule}".rstrip(": "), url=url, group=decision.group.shown_name)


def _reported(about: Mapping[str, Any], reader: Any) -> Described | None:
    found = Report.objects.filter(pk=about["report"]).select_related("post__thread__group").first()
    if found is None or found.post.author_id == reader.pk or not is_coordinator(reader, found.post.thread.group):
        return None
    group = found.post.thread.group
    return Described(_("A post was reported"), url=reverse("moderation:queue", args=[group.slug]), group=group.shown_name)


def _report_decided(about: Mapping[str, Any], reader: Any) -> Described | None:
    found = Report.objects.filter(pk=about["report"], reporter=reader).select_related("decision", "post__thread__group").first()
    if found is None or found.decision is None or not is_member(reader, found.post.thread.group):
        return None
    group = found.post.thread.group
    url = reverse("moderation:log", args=[group.slug])
    return Described(_("The coordination has decided on your report"), text=found.decision.done, url=url, group=group.shown_name)


def _objection(about: Mapping[str, Any], reader: Any) -> Described | None:
    found = Appeal.objects.filter(pk=about["appeal"]).select_related("decision__group").first()
    if found is None or found.decision.author_id == reader.pk or not is_coordinator(reader, found.decision.group):
        return None
    group = found.decision.group
    url = reverse("moderation:decision", args=[group.slug, found.decision.public_id])
    return Described(_("Somebody objects to a decision"), url=url, group=group.shown_name)


for _name, _label, _describe in (
    ("moderated", gettext_lazy("Decisions on what I wrote"), _moderated),
    ("objection_answer", gettext_lazy("Answers to my objections"), _objection_answer),
    ("report_decided", gettext_lazy("Decisions on my reports"), _report_decided),
    ("reported", gettext_lazy("New reports, for who coordinates"), _reported),
    ("objection", gettext_lazy("New objections, for who coordinates"), _objection),
):
    register_kind(Kind(_name, _label, AREA, _describe, Delivery.LIST))
