"""Practices on the pages of needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django import template

from exchange.core.languages import reader_language
from search.needs.ranking import Answers, Named, answers_to, named_practices
from stakeholder_groups.needs.enums import Aspect
from stakeholder_groups.needs.models import Match, Need
from stakeholder_groups.needs.rules import Reason

register = template.Library()


@dataclass(frozen=True, slots=True)
class Why:
    """A reason in words; `detail` is what the two have in common."""

    label: str
    detail: str


@register.simple_tag
def practices_for_need(need: Need) -> Answers:
    """The practices that fit best, without those that are named already."""
    named = {match.practice_key for match in need.matches.all()}
    return answers_to(need, reader_language(), apart_from=named)


@register.simple_tag
def practices_named(needs: Iterable[Need]) -> dict[UUID, Named]:
    """All practices that members named for these needs, as far as they are public; one statement for all."""
    keys = {match.practice_key for need in needs for match in need.matches.all()}
    return named_practices(keys, reader_language())


@register.simple_tag
def practices_named_for(need: Need) -> dict[UUID, Named]:
    return practices_named([need])


@register.filter
def practice_of(practices: dict[UUID, Named], match: Match) -> Named | None:
    return practices.get(match.practice_key)


@register.filter
def in_words(reason: Reason, need: Need) -> Why:
    terms = {
        Aspect.THEME: need.theme,
        Aspect.SECTOR: need.sector,
        Aspect.NEAR_SECTOR: need.sector,
        Aspect.MARKET: need.market,
        Aspect.MATURITY: need.maturity,
        Aspect.DIRECTION: need.direction,
    }
    term = terms.get(reason.aspect)
    detail = ", ".join(reason.words) if term is None else term.label
    return Why(str(reason.aspect.label), detail)
