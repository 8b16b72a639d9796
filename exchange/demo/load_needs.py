"""Example needs, raised by the services and then dated back."""

from datetime import timedelta
from functools import partial

from django.utils import timezone

from exchange.accounts.models import User
from exchange.demo.data.needs import NEEDS
from exchange.demo.data.shapes import NeedData
from exchange.demo.keeping import Keeper
from exchange.partners.models import Direction, FirmMaturity, Market, Sector, Theme
from practices.good_practices.models import GoodPracticePage
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.groups.models import Group
from stakeholder_groups.needs.models import Match, Need, NeedEvent
from stakeholder_groups.needs.services import NeedWords, mark_match, raise_need, set_shared


def load_needs(keeper: Keeper) -> None:
    for need in NEEDS:
        keeper.once(f"need:{need.key}", partial(_need, keeper, need))


def _need(keeper: Keeper, data: NeedData) -> Need:
    group = keeper.need(Group, f"group:{data.group}")
    need = raise_need(actor=keeper.need(User, f"person:{data.author}"), group=group, words=_words(data), post=_post(keeper, data))
    practice = keeper.optional(GoodPracticePage, f"practice:{data.practice}:en")
    if practice:
        named_by = keeper.need(User, f"person:{data.named_by}")
        mark_match(actor=named_by, need=need, practice_key=practice.translation_key, note=data.note)
    if data.shared:
        need = set_shared(actor=keeper.need(User, f"person:{data.group}.coordinator"), need=need, shared=True)
    _date_back(need, data)
    return need


def _words(data: NeedData) -> NeedWords:
    return NeedWords(
        title=data.title,
        text=data.text,
        theme=Theme.objects.filter(slug=data.theme).first(),
        market=Market.objects.filter(slug=data.market).first(),
        sector=Sector.objects.filter(slug=data.sector).first(),
        maturity=FirmMaturity.objects.filter(slug=data.maturity).first(),
        direction=Direction.objects.filter(slug=data.direction).first(),
        resources=data.resources,
    )


def _post(keeper: Keeper, data: NeedData) -> Post | None:
    thread = keeper.optional(Thread, f"thread:{data.thread}")
    return thread.posts.filter(number=data.post).first() if thread else None


def _date_back(need: Need, data: NeedData) -> None:
    # A working day, so that nobody seems to write at night.
    raised = (timezone.now() - timedelta(days=data.days_ago)).replace(hour=10, minute=20, second=0, microsecond=0)
    Need.objects.filter(pk=need.pk).update(created_at=raised, changed_at=raised)
    Match.objects.filter(need=need).update(at=raised + timedelta(hours=4))
    for place, event in enumerate(need.events.all()):
        NeedEvent.objects.filter(pk=event.pk).update(at=raised + timedelta(hours=2 * place))
