"""Pages and sockets in one process, or sockets alone beside gunicorn."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exchange.settings.production")

from exchange.realtime.asgi import application

__all__ = ["application"]
