"""Sending a suggestion out of a group, and answering it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from exchange.accounts.models import User
from exchange.core.telling import Delivery, tell
from practices.good_practices.selectors import editors_for
from practices.suggestions.enums import SuggestionKind
from practices.suggestions.models import Suggestion
from practices.suggestions.rules import can_become
from practices.suggestions.telling import SUGGESTION, TO_EDITORS, TO_GROUP
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.signals import about_to_speak
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.permissions import require_member

A_DAY = timedelta(days=1)


class AlreadyDecidedError(Exception):
    """Another editor has answered meanwhile."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What leaves the group, exactly as its sender saw it; an empty name tells nothing of the person or the group."""

    kind: SuggestionKind
    place: Page
    text: str
    language: str
    about: Page | None = None
    name: str = ""
    group_name: str = ""


def send_suggestion(*, actor: User, group: Group, post: Post, letter: Letter) -> Suggestion:
    """Store it for the partner's editors and tell them; the same words again within a day are one suggestion.

    Raises WritingRefusedError.
    """
    with transaction.atomic():
        # Two who press twice queue up here.
        Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
        require_member(actor, group)
        same = Suggestion.objects.filter(
            sent_by=actor, post=post, kind=letter.kind, place=letter.place, text=letter.text, sent_at__gt=timezone.now() - A_DAY
        )
        about_to_speak.send(sender=Suggestion, actor=actor, group=group)
        earlier: Suggestion | None = same.first()
        if earlier is not None:
            return earlier
        values = {name: getattr(letter, name) for name in letter.__slots__}
        suggestion: Suggestion = Suggestion.objects.create(group=group, post=post, sent_by=actor, **values)
        editors = editors_for(letter.place).values_list("pk", flat=True)
        _tell(suggestion, dict.fromkeys(editors), TO_EDITORS, "sent")
    return suggestion


def decide(*, actor: User, suggestion: Suggestion, state: str, reason: str) -> Suggestion:
    """Accept or decline with an answer that the group reads. Raises AlreadyDecidedError."""
    with transaction.atomic():
        now: Suggestion = Suggestion.objects.select_for_update(of=("self",)).get(pk=suggestion.pk)
        if not can_become(now.state, state):
            raise AlreadyDecidedError
        now.state, now.reason, now.decided_by, now.decided_at = state, reason, actor, timezone.now()
        now.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        if now.sent_by_id:
            _tell(now, {now.sent_by_id: None}, TO_GROUP, state)
    return now


def _tell(suggestion: Suggestion, people: dict[int, Delivery | None], to: str, what: str) -> None:
    tell(SUGGESTION, people=people, key=f"suggestion:{suggestion.pk}:{what}", about={"suggestion": suggestion.pk, "to": to})
