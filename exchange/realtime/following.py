"""What sockets and event streams share: who asks, being let in, and handing hints over until the access ends."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings

from exchange.realtime.selectors import Claim, OpenThread, admitted, signed_in
from exchange.realtime.subscriptions import Subscription
from exchange.realtime.together import Together

# Gets a hint, or None when there was nothing to say for a while.
Deliver = Callable[[str | None], Awaitable[None]]

SESSION_KEY = re.compile(r"[A-Za-z0-9]{8,40}")

_people: Together[str, int] = Together(signed_in)
_threads: Together[Claim, OpenThread] = Together(admitted)


async def who_asks(scope: Mapping[str, Any]) -> tuple[int, str] | None:
    """(id of the person, key of her session) by the cookie of the handshake; None for who is not signed in."""
    key = scope["cookies"].get(settings.SESSION_COOKIE_NAME, "")
    user_id = await _people.ask(key) if SESSION_KEY.fullmatch(key) else None
    return (user_id, key) if user_id else None


async def admit(subscription: Subscription) -> OpenThread | None:
    """Read the access, and once more when it may have changed in between."""
    while True:
        subscription.in_doubt = False
        found = await _threads.ask(subscription.claim)
        if found is None or subscription.code is not None:
            return None
        if not subscription.in_doubt:
            subscription.admit(found)
            return found


async def hand_over(subscription: Subscription, deliver: Deliver, *, idle: float | None = None) -> None:
    """Hand hints over until the subscription ends; a hint is whole or not sent at all. `idle`: seconds without one, if that matters."""
    task = asyncio.current_task()
    while True:
        # Each page of a large group passes here at every post: a time limit is only made where one is asked for.
        frame = await (subscription.next_frame() if idle is None else _within(idle, subscription))
        if frame is None and subscription.code is not None:
            return
        subscription.sending(task)
        try:
            await deliver(frame)
        except asyncio.CancelledError:
            if subscription.code is None or task is None:
                raise
            task.uncancel()
        finally:
            subscription.sending(None)


async def _within(seconds: float, subscription: Subscription) -> str | None:
    """The next frame, or None where there was none for so long."""
    try:
        async with asyncio.timeout(seconds):
            return await subscription.next_frame()
    except TimeoutError:
        return None
