from exchange.realtime.presence.models import Presence

__all__ = ["Presence"]
