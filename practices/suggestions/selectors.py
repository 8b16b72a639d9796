"""Where a group can send a suggestion, what it sent, and what its posts became."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import CharField, F, Q, QuerySet, Value
from wagtail.models import Page

from exchange.core.public_pages import public_pages
from practices.good_practices.models import GoodPracticePage
from practices.plans.selectors.plans import plans_below
from practices.suggestions.enums import SuggestionKind, SuggestionState
from practices.suggestions.models import Suggestion
from practices.visits.selectors import one_version_each, public_visits
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.groups.models import Group
from stakeholder_groups.needs.enums import NeedState
from stakeholder_groups.needs.models import Need


def partner_pages(group: Group) -> list[Page]:
    """The pages of the group's own partner in all trees, the first made first; none for a group of the network."""
    pages: Any = apps.get_model("pages.PartnerPage")
    if group.participation_id is None:
        return []
    found: list[Page] = list(pages.objects.filter(participation=group.participation_id, live=True).order_by("pk"))
    return found


def kinds_open_to(group: Group) -> list[SuggestionKind]:
    """What the group can send; a network group has no partner of its own to send to."""
    own = [SuggestionKind.PRACTICE, SuggestionKind.PLAN] if partner_pages(group) else []
    return [*own, SuggestionKind.QUESTION]


def subjects_for(kind: SuggestionKind, group: Group, reader: str) -> list[Page]:
    """Public pages that a suggestion of the kind can be about, each in the reader's version."""
    if kind == SuggestionKind.QUESTION:
        return one_version_each(public_visits(), reader)
    paths = [page.url_path for page in partner_pages(group)]
    if kind == SuggestionKind.PLAN:
        return list(plans_below(partner_url_paths=paths, reader=reader))
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(url_path__startswith=path)
    practices = public_pages(GoodPracticePage.objects).filter(below).select_related("locale").order_by("title", "pk")
    return one_version_each(practices, reader)


def name_shown_to(place: Page, group: Group) -> str:
    """What the editors read of the group: its name, unless it keeps that to itself and they are another partner's."""
    is_own = any(place.pk == page.pk for page in partner_pages(group))
    return group.name if is_own or group.is_public_page else ""


@dataclass(frozen=True, slots=True)
class Became:
    """What a post was made into; `public_id` is a need's, `pk` a suggestion's."""

    kind: str
    state: str
    pk: int
    public_id: str

    @property
    def is_need(self) -> bool:
        return self.kind == "need"

    @property
    def kind_label(self) -> str:
        return "" if self.is_need else str(SuggestionKind(self.kind).label)

    @property
    def state_label(self) -> str:
        return str(NeedState(self.state).label if self.is_need else SuggestionState(self.state).label)


def became_of(thread: Thread) -> dict[int, list[Became]]:
    """Needs and suggestions by the post that they come from, in one statement. For who may read the thread."""
    own = {"post__thread": thread, "group": thread.group_id}
    columns = ("post_id", "what", "state", "pk", "address")
    needs: Any = Need.objects.filter(**own).order_by().annotate(what=_text("need"), address=F("public_id"))
    sent: Any = Suggestion.objects.filter(**own).order_by().annotate(what=F("kind"), address=_text(""))
    found: dict[int, list[Became]] = {}
    for post_id, kind, state, pk, public_id in needs.values_list(*columns).union(sent.values_list(*columns), all=True):
        found.setdefault(post_id, []).append(Became(kind, state, pk, public_id))
    return found


def sent_by_group(group: Group) -> QuerySet[Suggestion]:
    rows: QuerySet[Suggestion] = Suggestion.objects.filter(group=group)
    return rows.select_related("sent_by", "place", "about__locale", "post__thread", "post__author").order_by("-sent_at", "-pk")


def readable_threads(user: Any, suggestions: Iterable[Suggestion]) -> set[int]:
    """Threads that the reader may enter, of those that the suggestions come from."""
    threads = {one.post.thread_id for one in suggestions if one.post}
    return set(Thread.objects.visible_to(user).filter(pk__in=threads).values_list("pk", flat=True))


def _text(value: str) -> Value:
    return Value(value, output_field=CharField())
