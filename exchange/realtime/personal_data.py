"""What the live floor holds about a person: that she lets it be seen that she is here, and when she was last."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from exchange.core.personal.registry import Held, register
from exchange.core.retention import Rule
from exchange.core.retention import register as register_rule
from exchange.realtime.presence.models import Presence

LAST_SEEN_KEPT = timedelta(days=1)


def declare() -> None:
    register(
        "realtime",
        Held(
            model="realtime.Presence",
            by="membership__user",
            what="Consent to be seen as present, with the last moment",
            exported=("membership__group__name", "seen_at"),
        ),
    )
    # The consent stays: only the moment goes.
    what = "the moment at which somebody was last present"
    register_rule(
        Rule(
            "realtime.presence", LAST_SEEN_KEPT, what, lambda before: _old(before).count(), lambda before: _old(before).update(seen_at=None)
        )
    )


def _old(before: datetime) -> QuerySet[Presence]:
    return Presence.objects.filter(seen_at__lt=before)
