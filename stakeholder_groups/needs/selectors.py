"""What the pages of needs show, and what may be counted of them outside their groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch

from exchange.core.pagination import PageSlice, paginate
from exchange.partners.models import Region, Theme
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.needs.enums import NeedState
from stakeholder_groups.needs.models import Match, Need
from stakeholder_groups.needs.rules import Wanted

NEEDS_A_PAGE = 30
TERMS = ("theme", "market", "sector", "maturity", "direction")


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter's value with the number of needs that it leaves."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class NeedList:
    page: PageSlice
    states: list[Choice]
    themes: list[Choice]


def find_need(space: Space, public_id: str) -> Need | None:
    visible = Need.objects.visible_to(space.membership.user).filter(group=space.group, public_id=public_id)
    named = Prefetch("matches", queryset=Match.objects.select_related("by"))
    rows = visible.select_related("raised_by", "sector__parent", "post__thread", "post__author", *TERMS).prefetch_related(named)
    need: Need | None = rows.first()
    if need is not None:
        need.group = space.group
    return need


def find_match(need: Need, pk: int) -> Match | None:
    match: Match | None = need.matches.filter(pk=pk).first()
    if match is not None:
        match.need = need
    return match


def need_list(space: Space, *, raw_page: str | None, state: str, theme: str) -> NeedList:
    """Withdrawn needs are shown only when they are asked for."""
    rows = _rows(space)
    by_theme = rows.filter(theme__slug=theme) if theme else rows
    by_state = rows.filter(state=state) if state else rows.exclude(state=NeedState.WITHDRAWN)
    both = by_theme.filter(state=state) if state else by_theme.exclude(state=NeedState.WITHDRAWN)
    page = paginate(both, raw_page, per_page=NEEDS_A_PAGE)
    _put_in(space, page.items)
    in_state = dict(by_theme.order_by().values_list("state").annotate(number=Count("pk")))
    of_theme = dict(by_state.order_by().values_list("theme__slug").annotate(number=Count("pk")))
    states = [Choice(value, str(label), in_state.get(value, 0)) for value, label in NeedState.choices]
    themes = [Choice(one.slug, one.label, of_theme.get(one.slug, 0)) for one in Theme.objects.all()]
    return NeedList(page, states, themes)


def latest_needs(space: Space, number: int) -> list[Need]:
    """The last ones that still look for an answer or have found one."""
    return _put_in(space, list(_rows(space).exclude(state=NeedState.WITHDRAWN)[:number]))


def organisation_of(space: Space, need: Need) -> str:
    """Whom the person who raised it stands for in this group."""
    rows = Membership.objects.filter(group=space.group, user=need.raised_by_id).select_related("organisation").order_by("-pk")
    membership = rows.first() if need.raised_by_id else None
    return membership.organisation_label if membership else ""


def wanted_by(need: Need) -> Wanted:
    slugs = {name: getattr(getattr(need, name), "slug", "") for name in TERMS}
    parent = need.sector.parent if need.sector else None
    return Wanted(**slugs, sector_parent=parent.slug if parent else "")


@dataclass(frozen=True, slots=True)
class Demand:
    """So many groups' needs of one theme come from one region. Nothing else leaves a group."""

    region: Region
    theme: Theme
    count: int


def demand_for(theme: Theme | None, *, apart_from: Region | None) -> list[Demand]:
    """Needs of a theme in other regions, as counts, most first; only those whose coordinators consented."""
    if theme is None:
        return []
    place = "group__participation__organisation__region"
    counted = Need.objects.counted_outside().filter(theme=theme, **{f"{place}__isnull": False}).order_by().values_list(place)
    numbers = dict(counted.annotate(number=Count("pk")))
    numbers.pop(apart_from.pk if apart_from else None, None)
    regions = Region.objects.filter(pk__in=numbers)
    return sorted((Demand(region, theme, numbers[region.pk]) for region in regions), key=lambda one: (-one.count, one.region.code))


def _rows(space: Space) -> Any:
    named = Prefetch("matches", queryset=Match.objects.order_by("at", "pk"))
    visible = Need.objects.visible_to(space.membership.user).filter(group=space.group)
    return visible.select_related("raised_by", "theme", "market").prefetch_related(named)


def _put_in(space: Space, needs: Sequence[Need]) -> list[Need]:
    for need in needs:
        need.group = space.group
    return list(needs)


def is_theme(slug: str) -> bool:
    return Theme.objects.filter(slug=slug).exists()
