"""Pages and sockets in one process, or sockets alone beside gunicorn."""

import os
from typing import Any

from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exchange.settings.production")
pages: Any = get_asgi_application()

from exchange.core.lifespan import Receive, Scope, Send, WorkerThread, lifespan  # noqa: E402  (Django's apps come first)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await lifespan(receive, send, WorkerThread() if settings.RUNS_WORKER else None)
    else:
        await pages(scope, receive, send)
