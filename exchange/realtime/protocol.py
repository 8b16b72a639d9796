"""uvicorn's protocol of sockets with the two things that ASGI has no message for: writing at once, and hanging up.

A hint to a thousand open pages would otherwise wake a task a page, and each would frame the same bytes anew. It is named
at the start (`uvicorn --ws exchange.realtime.protocol:PageSocket`); under any other one pages get their hints the usual way.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import State

EXTENSION = "exchange.page_socket"


class PageSocket(WebSocketsSansIOProtocol):
    """Found by the application as an extension of the scope."""

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if not self.close_sent:
            cast("dict[str, Any]", self.scope["extensions"])[EXTENSION] = self

    def write_at_once(self, text: str) -> bool:
        """Write a text message where nothing waits to be written; False leaves it to be sent."""
        if not self.writable.is_set() or self.conn.state is not State.OPEN or self.conn.extensions or self.transport.is_closing():
            return False
        self.transport.write(framed(text))
        return True

    def hang_up(self) -> None:
        """End the connection at once. Its own closing first waits until all was read: for ever, where nobody reads."""
        self.transport.abort()


@lru_cache(maxsize=64)
def framed(text: str) -> bytes:
    """The same bytes go to every page."""
    return Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


def page_socket(scope: Mapping[str, Any]) -> PageSocket | None:
    found: PageSocket | None = scope.get("extensions", {}).get(EXTENSION)
    return found
