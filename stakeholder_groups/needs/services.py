"""Raising needs, what becomes of them, and which practices answer them. Every change of a need is a line of its log."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.content.markdown import render_markdown
from exchange.content.typed import key_for, mark_of
from exchange.core.telling import tell
from exchange.partners.models import Direction, FirmMaturity, Market, Sector, Theme
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.selectors import others_to_tell
from stakeholder_groups.discussions.signals import about_to_speak
from stakeholder_groups.groups.models import Group
from stakeholder_groups.groups.permissions import require_coordinator, require_member
from stakeholder_groups.needs.enums import Step
from stakeholder_groups.needs.models import Match, Need, NeedEvent
from stakeholder_groups.needs.rules import next_state
from stakeholder_groups.needs.telling import NEED, NEED_MATCHED


class StepNotPossible(Exception):
    """The need is in another state meanwhile."""


class ChangedMeanwhile(Exception):
    """The need says something else than the form began with; `need` is how it reads now."""

    def __init__(self, need: Need) -> None:
        super().__init__(need.pk)
        self.need = need


@dataclass(frozen=True, slots=True)
class NeedWords:
    """What a need says."""

    title: str
    text: str = ""
    theme: Theme | None = None
    market: Market | None = None
    sector: Sector | None = None
    maturity: FirmMaturity | None = None
    direction: Direction | None = None
    resources: str = ""

    @classmethod
    def of(cls, need: Need) -> "NeedWords":
        return cls(**{name: getattr(need, name) for name in cls.__slots__})

    @property
    def mark(self) -> str:
        """The same for the same words only."""
        return mark_of([getattr(value, "pk", value) for value in (getattr(self, name) for name in self.__slots__)])

    @property
    def values(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__} | {"text_html": render_markdown(self.text)}


def raise_need(*, actor: User, group: Group, words: NeedWords, post: Post | None = None, client_key: UUID | None = None) -> Need:
    """Store a need and tell the others of the group. The same words with the same key give the need that they made before."""
    client_key = key_for(client_key, group.pk, words.mark)
    if earlier := _raised_before(actor, client_key):
        return earlier
    try:
        with transaction.atomic():
            require_member(actor, group)
            about_to_speak.send(sender=Need, actor=actor, group=group)
            need: Need = Need.objects.create(group=group, raised_by=actor, post=post, client_key=client_key, **words.values)
            NeedEvent.objects.create(need=need, step=Step.RAISED, state=need.state, actor=actor)
            others = others_to_tell(group.pk, actor=actor)
            tell(NEED, people=others, key=f"need:{need.pk}", about={"need": need.pk, "group": need.group_id})
    except IntegrityError:
        if earlier := _raised_before(actor, client_key):
            return earlier
        raise
    return need


def edit_need(*, actor: User, need: Need, words: NeedWords, seen: str = "") -> Need:
    """Consent was given for a theme: under another one the need counts anew only after it is given again.

    `seen` is the mark of the words that the form began with: nobody writes over what she has not read.
    """
    with transaction.atomic():
        now = _locked_to_change(actor, need)
        about_to_speak.send(sender=Need, actor=actor, group=need.group)
        if seen not in {"", NeedWords.of(now).mark} and NeedWords.of(now) != words:
            raise ChangedMeanwhile(now)
        theme_changes = now.shared and now.theme != words.theme
        for name, value in words.values.items():
            setattr(now, name, value)
        _apply(now, Step.EDITED, actor=actor)
        if theme_changes:
            now.shared = False
            _apply(now, Step.UNSHARED, actor=actor)
    return now


def take_step(*, actor: User, need: Need, step: Step, reason: str = "") -> Need:
    """Answered, opened again or withdrawn. What is withdrawn counts nowhere, also when it is opened again."""
    with transaction.atomic():
        now = _locked_to_change(actor, need)
        if step == Step.WITHDRAWN:
            now.shared = False
        else:
            about_to_speak.send(sender=Need, actor=actor, group=need.group)
        _apply(now, step, actor=actor, reason=reason)
    return now


def set_shared(*, actor: User, need: Need, shared: bool) -> Need:
    """The coordinators' consent, or its end, which holds at once."""
    with transaction.atomic():
        now = _locked(actor, need)
        require_coordinator(actor, now.group)
        if now.shared != shared:
            now.shared = shared
            _apply(now, Step.SHARED if shared else Step.UNSHARED, actor=actor)
    return now


def mark_match(*, actor: User, need: Need, practice_key: UUID, note: str = "") -> Match:
    """Name a practice that answers the need; who raised it hears of it. Named again it stays as it was."""
    with transaction.atomic():
        now = _locked(actor, need)
        about_to_speak.send(sender=Match, actor=actor, group=need.group)
        match, is_new = Match.objects.get_or_create(need=now, practice_key=practice_key, defaults={"by": actor, "note": note})
        if is_new:
            _apply(now, Step.MATCHED, actor=actor, reason=note)
            people = {now.raised_by_id: None} if now.raised_by_id and now.raised_by_id != actor.pk else {}
            tell(NEED_MATCHED, people=people, key=f"match:{match.pk}", about={"need": now.pk, "match": match.pk, "group": now.group_id})
    return match


def unmark_match(*, actor: User, match: Match) -> Need:
    with transaction.atomic():
        now = _locked(actor, match.need) if match.by_id == actor.pk else _locked_to_change(actor, match.need)
        deleted, _by_model = Match.objects.filter(pk=match.pk).delete()
        if deleted:
            _apply(now, Step.UNMATCHED, actor=actor)
    return now


def _raised_before(actor: User, client_key: UUID | None) -> Need | None:
    if client_key is None:
        return None
    return Need.objects.filter(raised_by=actor, client_key=client_key).select_related("group").first()


def _locked(actor: User, need: Need) -> Need:
    """The need as it is now, kept from others until the end of the transaction, and the actor's membership as it is then."""
    now: Need = Need.objects.select_for_update(of=("self",)).select_related("group").get(pk=need.pk)
    require_member(actor, now.group)
    return now


def _locked_to_change(actor: User, need: Need) -> Need:
    """The same for who raised it or coordinates now, whoever did when the page was opened."""
    now = _locked(actor, need)
    if now.raised_by_id != actor.pk:
        require_coordinator(actor, now.group)
    return now


def _apply(need: Need, step: Step, *, actor: User, reason: str = "") -> None:
    """The one place where a state changes. Raises StepNotPossible."""
    state = next_state(need.state, step, matches=need.matches.count())
    if state is None:
        raise StepNotPossible
    need.state, need.changed_at = state, timezone.now()
    need.save()
    NeedEvent.objects.create(need=need, step=step, state=state, actor=actor, reason=reason[:500])
