"""Reading notices: what each of them says to its reader now, and how many are unread."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Value
from django.utils.text import slugify
from django.utils.translation import override

from exchange.accounts.roles import remember_roles, roles_are_known
from exchange.core.telling import Described, Kind, kind_named, kinds
from exchange.notifications.models import Notice, NoticeSettings

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from exchange.accounts.models import User


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice with what it says to its reader in the language that is active."""

    notice: Notice
    kind: Kind
    said: Described


def described(notices: Iterable[Notice], user: "User") -> dict[int, Shown]:
    """By id, in the given order; what the reader may not know of any more is missing."""
    notices = list(notices)
    of_kind: dict[str, list[Notice]] = defaultdict(list)
    for notice in notices:
        of_kind[notice.kind].append(notice)
    shown = {}
    for name, those in of_kind.items():
        kind = kind_named(name)
        answers = kind.describe_all([notice.about for notice in those], user) if kind else [None] * len(those)
        shown.update({notice.pk: Shown(notice, kind, said) for notice, said in zip(those, answers, strict=True) if kind and said})
    return {notice.pk: shown[notice.pk] for notice in notices if notice.pk in shown}


def unread_of(user: "User | AnonymousUser") -> int:
    return Notice.objects.visible_to(user).unread().count()


def unread_beside_roles(user: "User | AnonymousUser") -> int:
    """The same for a page: where its header has yet to ask for the roles, both are read in one statement."""
    if roles_are_known(user) or not user.is_authenticated:
        return unread_of(user)
    unread = Notice.objects.visible_to(user).unread().order_by().annotate(role=Value("")).values("role")
    roles = user.groups.order_by().annotate(role=Value(""), unread=Value(0)).values_list("name", "unread")
    rows = list(roles.union(unread.annotate(unread=Count("pk")).values_list("role", "unread"), all=True))
    remember_roles(user, (name for name, _none in rows if name))
    return sum(number for _name, number in rows)


def settings_of(user: "User") -> NoticeSettings:
    """As chosen, else as they are for everybody; not stored by reading."""
    return NoticeSettings.objects.filter(user=user).first() or NoticeSettings(user=user)


def area_key(kind: Kind) -> str:
    """The kind's area in addresses: the same in each language."""
    with override("en"):
        return slugify(str(kind.area))


def areas() -> dict[str, list[Kind]]:
    """Kinds by area, in the order of registration."""
    found: dict[str, list[Kind]] = defaultdict(list)
    for kind in kinds():
        found[area_key(kind)].append(kind)
    return dict(found)
