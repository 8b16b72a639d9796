"""Groups on pages of other rooms: only what the public may know."""

from django import template

from exchange.partners.models import Participation
from stakeholder_groups.groups import selectors
from stakeholder_groups.groups.models import Group

register = template.Library()


@register.simple_tag
def public_groups() -> list[Group]:
    """Groups that may be asked, those of the whole network first."""
    return selectors.public_groups()


@register.inclusion_tag("groups/of_partner.html")
def groups_of_partner(participation: Participation) -> dict[str, list[Group]]:
    return {"groups": selectors.public_groups_of(participation)}
