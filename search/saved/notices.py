"""What saved searches find, in the list of notices; how and when it is mailed is chosen for each search."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
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
    origins = [uuid.UUID(about["origin"]) for about in abouts]
    alerts: dict[str, list[Alert]] = defaultdict(list)
    for alert in Alert.objects.filter(search__owner=user, origin__in=origins).select_related("search"):
        alerts[str(alert.origin)].append(alert)
    keys = [_key_of(about, alerts[about["origin"]]) for about in abouts]
    found_at = places(keys, Reader(reader_language()))
    found = []
    for about, key in zip(abouts, keys, strict=True):
        place = found_at.get(key)
        searches = ", ".join(alert.search.name for alert in alerts[about["origin"]])
        text = gettext("Found by your saved searches: %(searches)s") % {"searches": searches} if searches else ""
        found.append(Described(title=place.title, text=text, url=place.url) if place else None)
    return found


def _key_of(about: Mapping[str, Any], alerts: Sequence[Alert]) -> str:
    """The version that was told of, or the one that answers in its stead by now."""
    keys = [alert.key for alert in alerts]
    return keys[0] if keys and about["key"] not in keys else str(about["key"])
