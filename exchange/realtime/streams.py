"""`/events/threads/<public_id>/stream/`: the same hints as server-sent events, where a network lets no socket through.

Answered before Django sees the request, since a view would hold a thread for as long as the page is open. Who may not
follow the thread gets the 404 of its page; the browser then asks from time to time instead.
"""

import asyncio
import json
from typing import Any

from exchange.core.logs import emit
from exchange.realtime.following import admit, hand_over, who_asks
from exchange.realtime.hub import hub
from exchange.realtime.rules import CloseCode
from exchange.realtime.sockets import Receive, Scope, Send
from exchange.realtime.subscriptions import Subscription, frame_of

# Proxies close what says nothing for a minute.
SPEAKS_EVERY = 20.0
COMES_AGAIN_AFTER_MS = 3_000
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
    (b"vary", b"Cookie"),
]


async def thread_stream(scope: Scope, receive: Receive, send: Send) -> None:
    """From the request to the last word."""
    if scope["method"] != "GET":
        await _answer(send, 405)
        return
    person = await who_asks(scope)
    if person is None:
        await _answer(send, 404)
        return
    user_id, session_key = person
    thread: str = scope["url_route"]["kwargs"]["public_id"]
    subscription = hub.join(thread=thread, user_id=user_id, session_key=session_key, address=scope.get("client_address", ""))
    if subscription is None:
        await _answer(send, 429)
        return
    try:
        found = await admit(subscription)
        if found is None:
            await _answer(send, 404)
        else:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await _say(send, f"retry: {COMES_AGAIN_AFTER_MS}\n\n")
            subscription.offer(found.last_seq, frame_of(found.last_seq))
            await _follow(subscription, receive, send)
    finally:
        hub.leave(subscription)


async def _follow(subscription: Subscription, receive: Receive, send: Send) -> None:
    async def deliver(frame: str | None) -> None:
        await _say(send, event_of(frame))

    reader = asyncio.ensure_future(_wait_for_the_end(subscription, receive))
    try:
        await hand_over(subscription, deliver, idle=SPEAKS_EVERY)
        if not reader.done():
            await _close(subscription, send)
    finally:
        reader.cancel()


def event_of(frame: str | None) -> str:
    """A socket's frame as an event; a comment breaks a silence."""
    if frame is None:
        return ":\n\n"
    said = json.loads(frame)
    return f"id: {said['seq']}\ndata: {frame}\n\n" if said["type"] == "hint" else f"event: {said['type']}\ndata: {frame}\n\n"


async def _wait_for_the_end(subscription: Subscription, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    subscription.end(CloseCode.GOING_AWAY)


async def _close(subscription: Subscription, send: Send) -> None:
    """Say why, where the page must not simply come again."""
    code = subscription.code or CloseCode.GOING_AWAY
    if code != CloseCode.GOING_AWAY:
        emit("socket.closed", code=int(code), user_id=subscription.user_id)
        await _say(send, f"event: end\ndata: {int(code)}\n\n")
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _say(send: Send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})


async def _answer(send: Send, status: int) -> None:
    headers: list[Any] = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"0"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
