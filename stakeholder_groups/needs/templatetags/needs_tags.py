"""Needs on pages of other rooms."""

from django import template

from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.needs import selectors
from stakeholder_groups.needs.models import Need

register = template.Library()
ON_THE_OVERVIEW = 5


@register.simple_tag
def latest_needs(space: Space) -> list[Need]:
    return selectors.latest_needs(space, ON_THE_OVERVIEW)
