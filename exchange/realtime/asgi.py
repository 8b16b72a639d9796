"""Pages, sockets, streams, start and stop in one application. Sockets: foreign pages out, then where to.

Who it is, is not read by Channels' own middleware: that is a reading of the database for each socket, and all pages of a
group come back at once.
"""

import re
from typing import Any

from channels.routing import URLRouter
from channels.sessions import CookieMiddleware
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http.request import split_domain_port, validate_host
from django.urls import re_path

pages: Any = get_asgi_application()

from exchange.core.lifespan import Receive, Scope, Send  # noqa: E402  (Django's apps come first)
from exchange.core.logs import emit  # noqa: E402
from exchange.core.proxies import client_address  # noqa: E402
from exchange.realtime.lifespan import lifespan  # noqa: E402
from exchange.realtime.rules import CloseCode, is_own_origin  # noqa: E402
from exchange.realtime.sockets import refuse, refuse_address, thread_socket  # noqa: E402
from exchange.realtime.streams import thread_stream  # noqa: E402

route: Any = re_path  # its types know views only
routes = [
    route(r"^ws/threads/(?P<public_id>[A-Za-z0-9_-]{1,22})/$", thread_socket),
    route(r"", refuse_address),
]
people: Any = CookieMiddleware(URLRouter(routes))
STREAM = re.compile(r"/events/threads/[A-Za-z0-9_-]{1,22}/stream/")
readers: Any = CookieMiddleware(URLRouter([route(r"^events/threads/(?P<public_id>[A-Za-z0-9_-]{1,22})/stream/$", thread_stream)]))


async def sockets(scope: Scope, receive: Receive, send: Send) -> None:
    """Only the platform's own pages may open one."""
    headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
    origin, host = headers.get(b"origin", ""), headers.get(b"host", "")
    https_only = getattr(settings, "SECURE_SSL_REDIRECT", False)
    if is_own_origin(origin, host, allowed_hosts=settings.ALLOWED_HOSTS, https_only=https_only):
        await people({**scope, "client_address": address_of(scope)}, receive, send)
    else:
        emit("socket.foreign_origin", origin=origin[:200], host=host[:200])
        await receive()
        await refuse(send, CloseCode.WITHDRAWN)


def is_for_us(scope: Scope) -> bool:
    """Django answers whoever asks for a host that is not ours."""
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    return validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)


def address_of(scope: Scope) -> str:
    """Of who asks, as limits count it: what the outermost own proxy saw."""
    forwarded = b",".join(value for name, value in scope["headers"] if name.lower() == b"x-forwarded-for").decode("latin-1")
    return client_address(forwarded, settings.TRUSTED_PROXY_COUNT) or (scope.get("client") or ("",))[0]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    elif scope["type"] == "websocket":
        await sockets(scope, receive, send)
    elif STREAM.fullmatch(scope["path"]) and is_for_us(scope):
        await readers({**scope, "client_address": address_of(scope)}, receive, send)
    else:
        await pages(scope, receive, send)
