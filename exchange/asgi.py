"""Pages and sockets in one process, or sockets alone beside gunicorn."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exchange.settings.production")

from exchange.realtime.asgi import application

from exchange.core.checks import refuse_unfit_settings  # isort: skip  (Django's apps come first)

refuse_unfit_settings()
__all__ = ["application"]
