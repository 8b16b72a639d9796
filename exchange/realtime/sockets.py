"""`/ws/threads/<public_id>/`: an open page of a thread hears that there is something to fetch.

A plain ASGI application: a Channels consumer would take a hop through the database's thread for every frame.
Nothing but hints goes out and nothing is expected in: posting goes by HTTP with its forms, checks and answers.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from exchange.core.logs import emit
from exchange.realtime.following import admit, hand_over, who_asks
from exchange.realtime.hub import hub
from exchange.realtime.protocol import page_socket
from exchange.realtime.rules import FRAMES_A_SECOND, FRAMES_AT_ONCE, Allowance, CloseCode
from exchange.realtime.subscriptions import Subscription, frame_of

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Scope = MutableMapping[str, Any]

CLOSING_TAKES_AT_MOST = 1.0


async def refuse(send: Send, code: CloseCode) -> None:
    """Before the handshake is complete: the browser gets 403 and no reason, whether or not the thread exists."""
    await send({"type": "websocket.close", "code": int(code)})


async def refuse_address(scope: Scope, receive: Receive, send: Send) -> None:
    """For addresses where no socket is."""
    await receive()
    await refuse(send, CloseCode.NOT_FOUND)


async def thread_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """From the handshake to the closing."""
    await receive()
    person = await who_asks(scope)
    if person is None:
        await refuse(send, CloseCode.SIGN_IN)
        return
    user_id, session_key = person
    thread: str = scope["url_route"]["kwargs"]["public_id"]
    subscription = hub.join(thread=thread, user_id=user_id, session_key=session_key, address=scope.get("client_address", ""))
    if subscription is None:
        await refuse(send, CloseCode.TOO_MANY)
        return
    try:
        found = await admit(subscription)
        if found is None:
            await refuse(send, CloseCode.NOT_FOUND)
            return
        await send({"type": "websocket.accept"})
        connection = page_socket(scope)
        subscription.write_at_once = connection.write_at_once if connection else None
        subscription.offer(found.last_seq, frame_of(found.last_seq))
        if not await _follow(subscription, receive, send) and connection:
            connection.hang_up()
    finally:
        hub.leave(subscription)


async def _follow(subscription: Subscription, receive: Receive, send: Send) -> bool:
    """False when the peer could not be told of the end."""

    def deliver(frame: str | None) -> Awaitable[None]:
        return send({"type": "websocket.send", "text": frame})

    reader = asyncio.ensure_future(_read(subscription, receive))
    try:
        await hand_over(subscription, deliver)
        return reader.done() or await _close(subscription, send)
    finally:
        reader.cancel()


async def _read(subscription: Subscription, receive: Receive) -> None:
    """Wait for the page to go away; one that talks without end is closed."""
    allowance = Allowance(FRAMES_A_SECOND, FRAMES_AT_ONCE)
    while (await receive())["type"] != "websocket.disconnect":
        if not allowance.take():
            subscription.end(CloseCode.TOO_MUCH)
            await asyncio.Event().wait()
    subscription.end(CloseCode.GOING_AWAY)


async def _close(subscription: Subscription, send: Send) -> bool:
    """Say why. A peer that does not read is left without a word."""
    code = subscription.code or CloseCode.GOING_AWAY
    if code != CloseCode.GOING_AWAY:
        emit("socket.closed", code=int(code), user_id=subscription.user_id)
    try:
        async with asyncio.timeout(CLOSING_TAKES_AT_MOST):
            await send({"type": "websocket.close", "code": int(code)})
    except TimeoutError:
        return False
    return True
