"""A plan as the paragraphs that a group comments on, in the order of its page."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import override

from practices.plans.models import Action, LocalActionPlanPage
from stakeholder_groups.discussions.documents import Paragraph, split_text

_PAGE_TEXTS = ("summary", "policy_details", "background")
_ACTION_TEXTS = ("relevance", "nature", "stakeholders", "timeframe", "costs", "funding", "outcome")


def paragraphs(page: LocalActionPlanPage) -> Iterator[Paragraph]:
    with override(page.locale.language_code):
        yield Paragraph("", page.title)
        yield from _texts(page, _PAGE_TEXTS)
        for action in page.actions.all():
            yield Paragraph(_name(Action), action.title)
            yield from _texts(action, _ACTION_TEXTS, under=action.title)
        for section in page.sections.all():
            yield from split_text(section.title, section.text)


def _texts(row: Any, fields: tuple[str, ...], *, under: str = "") -> Iterator[Paragraph]:
    for name in fields:
        label = str(row._meta.get_field(name).verbose_name).capitalize()
        yield from split_text(f"{under} – {label}" if under else label, str(getattr(row, name) or ""))


def _name(model: type[Action]) -> str:
    return str(model._meta.verbose_name).capitalize()
