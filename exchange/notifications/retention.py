"""How long notices are kept."""

from exchange.core.retention import register_rows
from exchange.notifications.models import Notice
from exchange.notifications.rules import KEPT


def declare() -> None:
    register_rows("notifications.notices", KEPT, "notices, read or not", lambda before: Notice.objects.filter(created_at__lt=before))
