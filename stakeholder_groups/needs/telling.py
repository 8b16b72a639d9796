"""What people hear of needs. Each is described anew for its reader, who may have left the group since."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.core.telling import Delivery, Described, Kind, register_kind
from stakeholder_groups.needs.models import Need

if TYPE_CHECKING:
    from exchange.accounts.models import User

NEED, NEED_MATCHED = "need", "need_matched"
AREA = gettext_lazy("Needs")


def register() -> None:
    register_kind(Kind(NEED, gettext_lazy("Somebody raises a need"), AREA, describe_need, Delivery.DIGEST))
    register_kind(Kind(NEED_MATCHED, gettext_lazy("A practice is named for your need"), AREA, describe_match))


def describe_need(about: Mapping[str, Any], reader: "User") -> Described | None:
    need = _visible(about, reader)
    return _described(_("New need: %(title)s") % {"title": need.title}, need) if need else None


def describe_match(about: Mapping[str, Any], reader: "User") -> Described | None:
    need = _visible(about, reader)
    if need is None or not need.matches.filter(pk=about.get("match") or 0).exists():
        return None
    return _described(_("A practice was named for the need “%(title)s”") % {"title": need.title}, need)


def _visible(about: Mapping[str, Any], reader: "User") -> Need | None:
    found: Need | None = Need.objects.visible_to(reader).filter(pk=about.get("need") or 0).select_related("group").first()
    return found


def _described(title: str, need: Need) -> Described:
    return Described(title=title, url=need.get_absolute_url(), group=need.group.shown_name)
