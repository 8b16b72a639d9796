"""What people hear of needs. Each is described anew for its reader, who may have left the group since."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.core.telling import Delivery, Described, Kind, by_row, register_kind
from stakeholder_groups.needs.models import Match, Need

if TYPE_CHECKING:
    from exchange.accounts.models import User

NEED, NEED_MATCHED = "need", "need_matched"
AREA = gettext_lazy("Needs")


def register() -> None:
    register_kind(Kind(NEED, gettext_lazy("Somebody raises a need"), AREA, describe_needs, Delivery.DIGEST))
    register_kind(Kind(NEED_MATCHED, gettext_lazy("A practice is named for your need"), AREA, describe_matches))


def describe_needs(abouts: Sequence[Mapping[str, Any]], reader: "User") -> list[Described | None]:
    needs = Need.objects.visible_to(reader).select_related("group")
    return by_row(abouts, "need", needs, lambda _about, need: _described(_("New need: %(title)s"), need))


def describe_matches(abouts: Sequence[Mapping[str, Any]], reader: "User") -> list[Described | None]:
    """Nothing once the practice is no longer named."""
    matches = Match.objects.filter(need__in=Need.objects.visible_to(reader)).select_related("need__group")
    return by_row(
        abouts, "match", matches, lambda _about, match: _described(_("A practice was named for the need “%(title)s”"), match.need)
    )


def _described(title: str, need: Need) -> Described:
    return Described(title=title % {"title": need.title}, url=need.get_absolute_url(), group=need.group.shown_name)
