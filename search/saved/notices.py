"""What saved searches find, in the list of notices; how and when it is mailed is chosen for each search."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from exchange.core.languages import reader_language
from exchange.core.telling import Delivery, Described, Kind, register_kind, tell
from search.catalogue.second_look import places
from search.registry import Reader
from search.saved.models import Alert

if TYPE_CHECKING:
    from exchange.accounts.models import User

KIND = "saved_search"


def register() -> None:
    register_kind(
        Kind(
            name=KIND,
            label=_("Results of your saved searches"),
            area=_("Searches"),
            describe_all=describe_all,
            default=Delivery.LIST,
            mails=_("By mail as you chose for each search"),
        )
    )


def tell_owners(alerts: Sequence[Alert]) -> None:
    """Once a person and object, by however many searches it is found."""
    owners: dict[tuple[str, str], set[int]] = defaultdict(set)
    for alert in alerts:
        owners[str(alert.origin), alert.key].add(alert.search.owner_id)
    for (origin, key), people in owners.items():
        tell(KIND, people=dict.fromkeys(people, Delivery.LIST), key=origin, about={"origin": origin, "key": key})


def describe_all(abouts: Sequence[Mapping[str, Any]], user: "User") -> list[Described | None]:
    found_at = places((about["key"] for about in abouts), Reader(reader_language()))
    origins = [uuid.UUID(about["origin"]) for about in abouts]
    names: dict[str, list[str]] = defaultdict(list)
    for origin, name in Alert.objects.filter(search__owner=user, origin__in=origins).values_list("origin", "search__name"):
        names[str(origin)].append(name)
    found = []
    for about in abouts:
        place = found_at.get(about["key"])
        searches = ", ".join(names[about["origin"]])
        text = _now("Found by your saved searches: %(searches)s") % {"searches": searches} if searches else ""
        found.append(Described(title=place.title, text=text, url=place.url) if place else None)
    return found
