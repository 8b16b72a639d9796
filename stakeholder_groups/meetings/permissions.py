"""Who may do what with a meeting of the own group. Whether somebody is in the group is the gate's and the services' question."""

from stakeholder_groups.groups.models import Membership
from stakeholder_groups.meetings.models import Meeting


def can_arrange(membership: Membership, meeting: Meeting) -> bool:
    """Plan, change, cancel, note attendance and minutes: who coordinates the group."""
    return membership.group_id == meeting.group_id and membership.coordinates


def can_answer(membership: Membership, meeting: Meeting) -> bool:
    """Members say whether they come, as long as registration is open."""
    return membership.group_id == meeting.group_id and meeting.takes_answers
