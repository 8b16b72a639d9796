"""Who is to hear of something that happens in a thread, and how each of them wishes to."""

from collections.abc import Iterable, Mapping

from exchange.core.telling import Delivery
from stakeholder_groups.discussions.enums import FollowLevel
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.discussions.selectors.listeners import listeners_of
from stakeholder_groups.groups.models import Membership

# By follow level; None leaves it to the settings of the person.
_WISHES: Mapping[str, Delivery | None] = {
    "": None,
    FollowLevel.ALL: Delivery.INSTANT,
    FollowLevel.MENTIONS: None,
    FollowLevel.DIGEST: Delivery.DIGEST,
}


def silent_members(thread: Thread) -> list[int]:
    """Members of the thread's group who have not written in it; what was withdrawn does not count as written."""
    wrote = Post.objects.filter(thread=thread, author__isnull=False, withdrawn_at__isnull=True).values("author")
    members = Membership.objects.active().filter(group=thread.group_id).exclude(user__in=wrote)
    return list(members.order_by("user_id").values_list("user_id", flat=True))


def wishes(thread: Thread, people: Iterable[int]) -> Mapping[int, Delivery | None]:
    """How each of these people wants to hear of what happens to this thread; who muted it is left out. The one place that is asked."""
    asked = set(people)
    return {one.user_id: _WISHES[one.level] for one in listeners_of(thread) if one.user_id in asked and one.level in _WISHES}
