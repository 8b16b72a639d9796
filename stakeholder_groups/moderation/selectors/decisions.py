"""Decisions and objections: as those concerned read them, and as the whole group does."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from exchange.core.pagination import PageSlice, paginate
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.permissions import is_member
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.moderation.enums import CHANGING, GeneralRule
from stakeholder_groups.moderation.models import Appeal, ModerationDecision
from stakeholder_groups.moderation.permissions import group_now
from stakeholder_groups.moderation.rules import rules_in

if TYPE_CHECKING:
    from exchange.accounts.models import User

DECISIONS_A_PAGE = 50
RELATED = ("group__network", "post__thread__group", "thread__group", "author", "decider", "appeal")


def decisions_of(group: Group) -> "QuerySet[ModerationDecision]":
    """Every decision with its objection's outcome, as the group may know of them; names and texts are not even read."""
    kept = ("at", "kind", "rule", "rule_text", "appeal__state", "appeal__decided_at")
    rows: QuerySet[ModerationDecision] = ModerationDecision.objects.filter(group=group).select_related("appeal").only(*kept)
    return rows


def log_of(group: Group, raw_page: str | None) -> PageSlice:
    """The latest first."""
    return paginate(decisions_of(group).order_by("-at", "-pk"), raw_page, per_page=DECISIONS_A_PAGE)


def decision_about(user: "User | AnonymousUser", public_id: str) -> ModerationDecision | None:
    """A decision on the reader's own post."""
    found: ModerationDecision | None = ModerationDecision.objects.about(user).filter(public_id=public_id).select_related(*RELATED).first()
    return found


def decision_for(space: Space, public_id: str) -> ModerationDecision | None:
    """A decision as who coordinates the thread's group reads it; on the own post there is none to read here."""
    rows = ModerationDecision.objects.standing_in([space.group]).filter(public_id=public_id).exclude(author=space.membership.user)
    found: ModerationDecision | None = rows.select_related(*RELATED).first()
    return found


def latest_decision(post: Post) -> ModerationDecision | None:
    """On the post itself, not on its whole thread."""
    found: ModerationDecision | None = post.moderation_decisions.filter(thread=None).order_by("-pk").first()
    return found


def is_overtaken(decision: ModerationDecision) -> bool:
    """Whether how the post or thread stands rests on a later decision."""
    about = {"thread": decision.thread_id} if decision.thread_id else {"thread": None, "post": decision.post_id}
    later = ModerationDecision.objects.filter(**about, pk__gt=decision.pk, kind__in=CHANGING)
    return bool(later.exists())


def thread_for(user: "User", decision: ModerationDecision) -> Thread | None:
    """The thread, for who may read it."""
    found: Thread | None = Thread.objects.visible_to(user).filter(pk=decision.place.pk).select_related("group").first()
    return found


def title_for(user: "User", decision: ModerationDecision) -> str:
    """How the thread is called, for who may know of it: the author of one that was hidden, too, while she is in its group."""
    if decision.thread_id is None:
        thread = thread_for(user, decision)
        return thread.title if thread else ""
    return str(decision.place.title) if is_member(user, group_now(decision)) else ""


def appeal_of(decision: ModerationDecision) -> Appeal | None:
    return getattr(decision, "appeal", None)


def rules_of(group: Group) -> list[tuple[str, str]]:
    """What a decision can name: the network's own rules, or the general ones where it has written none."""
    own = rules_in(group.network.rules)
    return [(str(rule.number), rule.text) for rule in own] or [(rule.value, str(rule.label)) for rule in GeneralRule]


def state_of(post: Post, latest: ModerationDecision | None) -> str:
    """What a form was made of: another value later means that somebody decided, or the author wrote, meanwhile."""
    edited = int(post.edited_at.timestamp() * 1_000_000) if post.edited_at else 0
    return f"{latest.pk if latest else 0}-{edited}"


def stored_appeal(decision: ModerationDecision) -> Appeal | None:
    """As it is now: a refused answer may be late."""
    return Appeal.objects.filter(decision=decision).first()
