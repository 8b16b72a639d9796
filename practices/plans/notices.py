"""Who brought a practice hears that a plan takes an element of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from exchange.accounts.models import User
from exchange.accounts.roles import editors_group_name
from exchange.core.telling import Delivery, Described, Kind, register_kind, tell
from practices.plans.models import Transfer
from practices.plans.selectors import routes_of_transfers
from practices.plans.signals import transfer_published

if TYPE_CHECKING:
    from practices.plans.routes import Route

KIND = "transfer"


def connect() -> None:
    register_kind(
        Kind(
            name=KIND,
            label=_("Your practices taken up in action plans"),
            area=_("Pages of partners"),
            describe_all=describe_all,
            default=Delivery.DIGEST,
        )
    )
    transfer_published.connect(tell_editors, dispatch_uid="plans_tell_editors")


def tell_editors(*, transfer: Transfer, **kwargs: Any) -> None:
    """The editors of the partner whose practice it is; what a partner takes from itself is no news to it."""
    owner, taker = _partner_slug(transfer.element.page), _partner_slug(transfer.action.page)
    if owner and owner != taker:
        about = {"action": str(transfer.action.translation_key), "element": str(transfer.element.translation_key)}
        tell(KIND, people=dict.fromkeys(_editors(owner), None), key=f"{about['action']}:{about['element']}", about=about)


def _partner_slug(page: Page) -> str:
    """The trees have the same slugs for a partner's page."""
    parent = page.get_parent()
    return parent.slug if parent is not None else ""


def _editors(partner_slug: str) -> QuerySet[User, int]:
    return User.objects.filter(groups__name=editors_group_name(partner_slug), is_active=True).values_list("pk", flat=True)


def describe_all(abouts: Sequence[Mapping[str, Any]], user: User) -> list[Described | None]:
    """What everybody may read: both ends are published."""
    actions = [about["action"] for about in abouts]
    rows = (
        Transfer.objects.filter(action__translation_key__in=actions)
        .order_by("pk")
        .values_list("action__translation_key", "element__translation_key", "pk")
    )
    ids = {(str(action), str(element)): pk for action, element, pk in rows}
    routes = {route.transfer_id: route for route in routes_of_transfers(ids.values())}
    return [_described(routes.get(ids.get((about["action"], about["element"])))) for about in abouts]


def _described(route: "Route | None") -> Described | None:
    if route is None:
        return None
    said = {"plan": route.plan_title, "region": route.destination.name, "element": route.element, "practice": route.practice_title}
    return Described(
        title=gettext("“%(plan)s” takes up “%(element)s”") % said,
        text=gettext("%(region)s takes an element of your practice “%(practice)s” into its action plan.") % said
        if route.destination.name
        else "",
        url=route.plan_url,
    )
