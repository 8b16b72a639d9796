"""Documents that cannot be indexed: kept with their reason, so that they block nobody and an operator sees them."""

from collections.abc import Collection, Iterable

from django.db import transaction

from exchange.core.logs import emit
from search.engines.base import Refused
from search.indexing.models import SetAside


def note(origins: Collection[str], refused: Iterable[Refused], origin_of: dict[str, str]) -> None:
    """After a try at these objects: what was refused is set aside, what was set aside of them before and is well now is forgotten."""
    rows = {one.key: one for one in refused}
    with transaction.atomic():
        SetAside.objects.filter(origin__in=origins).exclude(key__in=rows).delete()
        for key, one in rows.items():
            _, is_new = SetAside.objects.update_or_create(key=key, defaults={"reason": one.reason, "origin": origin_of.get(key, "")})
            if is_new:
                emit("index.set_aside", key=key, reason=one.reason)


def keys() -> set[str]:
    return set(SetAside.objects.values_list("key", flat=True))
