"""One hub a process: who follows which thread here, and telling them after a commit.

Wake-ups carry hints from all threads and processes; a lost one is made up for by `relay`, which looks at the rows.
A hint is given only to sockets whose right was checked at least at the group's access version that it names.
"""

import asyncio
import contextvars
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any

from channels.db import database_sync_to_async
from django.conf import settings

from exchange.core import wakeups
from exchange.core.logs import emit
from exchange.realtime.rules import (
    ADDRESS_CONNECTS_A_SECOND,
    ADDRESS_CONNECTS_AT_ONCE,
    AT_A_TIME,
    CONNECTS_A_SECOND,
    CONNECTS_AT_ONCE,
    SOCKETS_A_PROCESS,
    SOCKETS_A_USER,
    Allowance,
    CloseCode,
)
from exchange.realtime.selectors import how_far, lapsed
from exchange.realtime.subscriptions import NOTICES_FRAME, Subscription, frame_of


class Hub:
    """Lives in one event loop; only `hear` may be called from elsewhere."""

    def __init__(self) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self._context = contextvars.Context()
        self._threads: dict[str, set[Subscription]] = defaultdict(set)
        self._users: dict[int, set[Subscription]] = defaultdict(set)
        self._open = 0
        self._connects: dict[int | str, Allowance] = {}
        self._pending: dict[str, tuple[int, int, int]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._unsubscribe: list[Callable[[], None]] = []
        self._looked_at = 0.0

    def __len__(self) -> int:
        return self._open

    def start(self) -> None:
        self._looked_at = time.monotonic()
        self._pending.clear()
        self.loop, self._context = asyncio.get_running_loop(), contextvars.copy_context()
        self._unsubscribe = [
            wakeups.subscribe("thread", lambda message: self.hear(self._note_hint, message)),
            wakeups.subscribe("notices", lambda message: self.hear(self._note_notices, message)),
            wakeups.subscribe("revoke", lambda message: self.hear(self._revoke, message)),
        ]

    async def stop(self) -> None:
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self.loop = None
        for subscription in self._everybody():
            subscription.end(CloseCode.GOING_AWAY)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def hear(self, function: Callable[[Any], None], message: Any) -> None:
        """Carry something over into the hub's thread, without the context of the request that it comes from."""
        if self.loop is not None and not self.loop.is_closed():
            self.loop.call_soon_threadsafe(function, message, context=self._context)

    def join(self, *, thread: str, user_id: int, session_key: str, address: str = "") -> Subscription | None:
        """Take part from now on, before the access is read: nothing falls between the two. None when it is too much."""
        if self.loop is None:
            return None
        if self._open >= SOCKETS_A_PROCESS or not self._may_connect(user_id, address):
            emit("socket.closed", code=int(CloseCode.TOO_MANY), user_id=user_id)
            return None
        subscription = Subscription(thread=thread, user_id=user_id, session_key=session_key)
        self._threads[thread].add(subscription)
        self._users[user_id].add(subscription)
        self._open += 1
        return subscription

    def leave(self, subscription: Subscription) -> None:
        if subscription in self._users.get(subscription.user_id, ()):
            self._open -= 1
        self._threads[subscription.thread].discard(subscription)
        if not self._threads[subscription.thread]:
            del self._threads[subscription.thread]
        self._users[subscription.user_id].discard(subscription)
        if not self._users[subscription.user_id]:
            del self._users[subscription.user_id]

    def _may_connect(self, user_id: int, address: str) -> bool:
        if not getattr(settings, "EXCHANGE_RATE_LIMITS_ENABLED", True):
            return True
        if len(self._connects) > 10_000:
            self._connects = {who: allowance for who, allowance in self._connects.items() if not allowance.is_full}
        of_user = self._connects.setdefault(user_id, Allowance(CONNECTS_A_SECOND, CONNECTS_AT_ONCE))
        of_address = self._connects.setdefault(address, Allowance(ADDRESS_CONNECTS_A_SECOND, ADDRESS_CONNECTS_AT_ONCE))
        return of_user.take() and of_address.take() and len(self._users.get(user_id, ())) < SOCKETS_A_USER

    def _everybody(self) -> list[Subscription]:
        return [subscription for subscriptions in self._users.values() for subscription in subscriptions]

    # Hints

    def _note_hint(self, message: dict[str, Any]) -> None:
        """Many commits of one turn of the loop become one hint."""
        self.note(message["t"], message["seq"], message["v"], message.get("g", 0))

    def note(self, thread: str, seq: int, acl_version: int, group_id: int = 0) -> None:
        """`group_id` is where the thread stood at that number; 0 says nothing of it."""
        if self.loop is None or thread not in self._threads:
            return
        if not self._pending:
            self.loop.call_soon(self._flush)
        earlier = self._pending.get(thread, (0, 0, group_id))
        if earlier[2] != group_id:
            # It was moved: access versions of two groups are not compared.
            self._pending[thread] = max(earlier, (seq, acl_version, group_id))
        else:
            self._pending[thread] = max(seq, earlier[0]), max(acl_version, earlier[1]), group_id

    def _flush(self) -> None:
        pending, self._pending = self._pending, {}
        doubtful: list[Subscription] = []
        for thread, (seq, acl_version, group_id) in pending.items():
            frame = frame_of(seq)
            for subscription in self._threads.get(thread, ()):
                if not subscription.group_id:
                    subscription.in_doubt = True
                elif (group_id and not subscription.stands_in(group_id)) or subscription.acl_version < acl_version:
                    doubtful.append(subscription)
                    continue
                subscription.offer(seq, frame)
        if doubtful:
            self._spawn(self._check_then_tell(doubtful, pending))

    def _note_notices(self, message: dict[str, Any]) -> None:
        """A lost one is made up for by the page, which asks every minute."""
        for user in message["users"]:
            for subscription in self._users.get(user, ()):
                if subscription.group_id:
                    subscription.offer_aside(NOTICES_FRAME)

    async def _check_then_tell(self, doubtful: list[Subscription], pending: dict[str, tuple[int, int, int]]) -> None:
        if not await self.check(doubtful):
            return  # the relay names the number again
        for subscription in doubtful:
            seq, acl_version, _group = pending[subscription.thread]
            subscription.acl_version = max(subscription.acl_version, acl_version)
            subscription.offer(seq, frame_of(seq))

    # Rights

    def _revoke(self, message: dict[str, Any]) -> None:
        """Who was removed or signed out is cut at once; who else may be touched is looked at again."""
        group, user, session = message.get("group"), message.get("user"), message.get("session")
        touched: list[Subscription] = []
        for subscription in self._everybody() if user is None or group else list(self._users.get(user, ())):
            if session is not None:
                if subscription.session_key == session:
                    subscription.end(CloseCode.SIGN_IN)
            elif not subscription.group_id:
                subscription.in_doubt = True
            elif group is None:
                touched.append(subscription)
            elif subscription.group_id == group:
                if subscription.user_id == user:
                    subscription.end(CloseCode.WITHDRAWN)
                else:
                    touched.append(subscription)
        if touched:
            self._spawn(self._check_quietly(touched))

    async def _check_quietly(self, subscriptions: Collection[Subscription]) -> None:
        await self.check(subscriptions)

    async def check(self, subscriptions: Iterable[Subscription]) -> bool:
        """End those whose right has lapsed; False when that could not be read."""
        admitted = [subscription for subscription in subscriptions if subscription.group_id and subscription.code is None]
        try:
            for start in range(0, len(admitted), AT_A_TIME):
                part = admitted[start : start + AT_A_TIME]
                refused = await database_sync_to_async(lapsed)({subscription.claim for subscription in part})
                for subscription in part:
                    if subscription.claim in refused:
                        subscription.end(refused[subscription.claim])
        except Exception as error:
            emit("socket.late", caught=error)
            return False
        return True

    # Looking by itself

    async def look(self) -> None:
        """Compare the followed threads with their rows: makes up for hints that never came."""
        followed = list(self._threads)
        for start in range(0, len(followed), AT_A_TIME):
            rows = await database_sync_to_async(how_far)(followed[start : start + AT_A_TIME])
            for row in rows:
                self.note(*row)
        self._looked_at = time.monotonic()

    def silent_for(self) -> float:
        """Seconds since it last looked; none where it does not run."""
        return time.monotonic() - self._looked_at if self.loop is not None else 0.0

    def catch_up(self) -> None:
        """Everything may have been missed."""
        self._spawn(self._look_and_check())

    async def _look_and_check(self) -> None:
        try:
            await self.look()
            await self.check_everybody()
        except Exception as error:
            emit("socket.late", caught=error)

    async def check_everybody(self) -> None:
        await self.check(self._everybody())

    def _spawn(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


hub = Hub()
