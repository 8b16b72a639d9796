"""Rules of review over plain values; models, Tasks and views ask the same ones."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import NamedTuple

from practices.review.enums import DecisionKind, ReviewState, Step

_State = ReviewState


def state_of(*, live: bool, workflow_status: str, last_step: str) -> ReviewState:
    """A page's state from what Wagtail and the timeline hold; `workflow_status` is empty when none is open."""
    if workflow_status == "in_progress":
        return _State.SUBMITTED
    if workflow_status == "needs_changes":
        return _State.CHANGES_WANTED
    if last_step == Step.DECLINED:
        return _State.DECLINED
    if live:
        return _State.PUBLISHED
    return _State.WITHDRAWN if last_step == Step.WITHDRAWN else _State.DRAFT


def mark_of(revision_id: int, created_at: datetime) -> str:
    """Names a version as it was read. The time belongs to it: autosave writes over a revision and keeps its number."""
    return f"{revision_id}:{created_at.timestamp():.6f}"


def is_own_work(user_id: int | None, people: Iterable[int | None]) -> bool:
    return user_id is not None and user_id in set(people)


class Given(NamedTuple):
    """A judgement that was given; it holds as long as the text is the one that was judged."""

    kind: str
    user_id: int | None
    holds: bool


def open_kinds(
    kinds: Iterable[DecisionKind], *, user_id: int, people: Iterable[int | None], given: Collection[Given]
) -> list[DecisionKind]:
    """Of the kinds that a role allows, those that the user may still give to a page that `people` wrote: never both kinds."""
    if is_own_work(user_id, people):
        return []
    other = {judgement.kind for judgement in given if judgement.user_id == user_id}
    holding = {judgement.kind for judgement in given if judgement.holds}
    return [kind for kind in kinds if kind not in holding and not other - {kind}]


def changed_since(*, decided_revision: int | None, live_revision: int | None, decided_at: datetime, published_at: datetime | None) -> bool:
    """Whether the published text is another one than the one that was judged."""
    if decided_revision is not None and live_revision is not None:
        return decided_revision != live_revision
    return published_at is not None and published_at > decided_at


def is_older_than_original(translation_published: datetime | None, original_published: datetime | None) -> bool:
    return translation_published is not None and original_published is not None and translation_published < original_published
