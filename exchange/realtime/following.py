"""What sockets and event streams share: being let in, and handing hints over until the access ends."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from channels.db import database_sync_to_async

from exchange.realtime.selectors import OpenThread, open_thread_in_session
from exchange.realtime.subscriptions import Subscription

# Gets a hint, or None when there was nothing to say for a while.
Deliver = Callable[[str | None], Awaitable[None]]


async def admit(user: Any, subscription: Subscription) -> OpenThread | None:
    """Read the access, and once more when it may have changed in between."""
    while True:
        subscription.in_doubt = False
        found = await database_sync_to_async(open_thread_in_session)(user, subscription.session_key, subscription.thread)
        if found is None or subscription.code is not None:
            return None
        if not subscription.in_doubt:
            subscription.admit(found)
            return found


async def hand_over(subscription: Subscription, deliver: Deliver, *, idle: float | None = None) -> None:
    """Hand hints over until the subscription ends; a hint is whole or not sent at all. `idle`: seconds without one, if that matters."""
    subscription.sending(None)
    task = asyncio.current_task()
    while True:
        try:
            async with asyncio.timeout(idle):
                frame = await subscription.next_frame()
        except TimeoutError:
            frame = None
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
