"""Who may do what with a need of the own group. Whether somebody is in the group is the gate's and the services' question."""

from stakeholder_groups.groups.models import Membership
from stakeholder_groups.needs.models import Need


def can_change(membership: Membership, need: Need) -> bool:
    """Who raised it, or who coordinates: the text, and what becomes of it."""
    return membership.group_id == need.group_id and (need.raised_by_id == membership.user_id or membership.coordinates)


def can_share(membership: Membership, need: Need) -> bool:
    """Only coordinators consent for the group."""
    return membership.group_id == need.group_id and membership.coordinates
