"""Pages, sockets, start and stop in one application. Sockets: foreign pages out, then who it is, then where to."""

from typing import Any

from channels.auth import AuthMiddlewareStack
from channels.routing import URLRouter
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.urls import re_path

pages: Any = get_asgi_application()

from exchange.core.lifespan import Receive, Scope, Send  # noqa: E402  (Django's apps come first)
from exchange.core.logs import emit  # noqa: E402
from exchange.realtime.lifespan import lifespan  # noqa: E402
from exchange.realtime.rules import CloseCode, is_own_origin  # noqa: E402
from exchange.realtime.sockets import refuse, refuse_address, thread_socket  # noqa: E402

route: Any = re_path  # its types know views only
routes = [
    route(r"^ws/threads/(?P<public_id>[A-Za-z0-9_-]{1,22})/$", thread_socket),
    route(r"", refuse_address),
]
people: Any = AuthMiddlewareStack(URLRouter(routes))


async def sockets(scope: Scope, receive: Receive, send: Send) -> None:
    """Only the platform's own pages may open one."""
    headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    origin, host = headers.get(b"origin", ""), headers.get(b"host", "")
    https_only = getattr(settings, "SECURE_SSL_REDIRECT", False)
    if is_own_origin(origin, host, allowed_hosts=settings.ALLOWED_HOSTS, https_only=https_only):
        await people(scope, receive, send)
    else:
        emit("socket.foreign_origin", origin=origin[:200], host=host[:200])
        await receive()
        await refuse(send, CloseCode.WITHDRAWN)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    elif scope["type"] == "websocket":
        await sockets(scope, receive, send)
    else:
        await pages(scope, receive, send)
