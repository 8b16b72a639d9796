"""Whether this process passes hints on. Pages that hear nothing ask by themselves, so visitors notice little."""

import redis
from django.conf import settings

from exchange.core.health import register_part
from exchange.realtime.hub import hub

SILENT_FOR = 30.0


def live() -> str:
    """A process of pages only has no hub; where there is one it must have looked at its threads lately."""
    silent = hub.silent_for()
    if silent > SILENT_FOR:
        return f"followed threads were not looked at for {silent:.0f} seconds"
    if settings.REDIS_URL:
        try:
            with redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2) as connection:
                connection.ping()
        except redis.RedisError as error:
            return f"Redis: {type(error).__name__}"
    return ""


register_part("live", live, visitors_notice=False)
