"""One open socket as the hub sees it. Only touched in the event loop's thread."""

import asyncio
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from exchange.realtime.rules import FURTHEST_BEHIND, CloseCode
from exchange.realtime.selectors import Claim

if TYPE_CHECKING:
    from exchange.realtime.selectors import OpenThread


# Says that the number of unread notices of the socket's person has changed, not to what.
NOTICES_FRAME = '{"type":"notices"}'


def frame_of(seq: int) -> str:
    """A hint says that there is something to read, never what."""
    return json.dumps({"type": "hint", "seq": seq}, separators=(",", ":"))


class Subscription:
    """At most one hint of each sort waits for a socket: a newer one takes its place, since the client fetches all that it lacks.

    The group is unknown until the access was read; what is withdrawn meanwhile sets `in_doubt`.
    """

    __slots__ = (
        "_aside",
        "_behind",
        "_frame",
        "_sending",
        "_waiter",
        "acl_version",
        "code",
        "group_id",
        "in_doubt",
        "session_key",
        "thread",
        "told",
        "user_id",
        "write_at_once",
    )

    def __init__(self, *, thread: str, user_id: int, session_key: str) -> None:
        self.thread = thread
        self.user_id = user_id
        self.session_key = session_key
        self.group_id = 0
        self.acl_version = 0
        self.in_doubt = False
        self.told = -1
        self.code: CloseCode | None = None
        # Where the server can; only asked while nothing of this socket is under way.
        self.write_at_once: Callable[[str], bool] | None = None
        self._frame: str | None = None
        self._aside: str | None = None
        self._behind = 0
        self._waiter: asyncio.Future[None] | None = None
        self._sending: asyncio.Task[object] | None = None

    @property
    def claim(self) -> Claim:
        return Claim(self.user_id, self.session_key, self.thread)

    def admit(self, thread: "OpenThread") -> None:
        self.group_id, self.acl_version = thread.group_id, thread.acl_version

    def stands_in(self, group_id: int) -> bool:
        """Whether it was admitted to the thread where the thread is now; from now on that group's changes touch it."""
        if self.group_id == group_id:
            return True
        self.group_id, self.acl_version = group_id, 0
        return False

    def offer(self, seq: int, frame: str) -> None:
        """Have the hint sent, unless the socket was told as much before."""
        if seq <= self.told or self.code is not None:
            return
        if self._is_idle and self.write_at_once is not None and self.write_at_once(frame):
            self.told = seq
            return
        if self._frame is not None:
            self._behind += 1
            if self._behind >= FURTHEST_BEHIND:
                self.end(CloseCode.TRY_AGAIN)
                return
        self.told, self._frame = seq, frame
        self._wake()

    def offer_aside(self, frame: str) -> None:
        """Have something said that is not about the thread, as soon as nothing of the thread waits."""
        if self.code is None and self._aside is None:
            self._aside = frame
            self._wake()

    def end(self, code: CloseCode) -> None:
        """Nothing is sent after this but the closing; a send that is stuck is given up."""
        if self.code is None:
            self.code, self._frame = code, None
            self._wake()
            if self._sending is not None:
                self._sending.cancel()

    async def next_frame(self) -> str | None:
        """The waiting hint, as soon as there is one; None when the socket is to be closed."""
        while self._frame is None and self._aside is None and self.code is None:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        if self._frame is None and self.code is None:
            frame, self._aside = self._aside, None
            return frame
        frame, self._frame, self._behind = self._frame, None, 0
        return frame

    @property
    def _is_idle(self) -> bool:
        """Its task waits for something to send."""
        return self._waiter is not None and not self._waiter.done()

    def sending(self, task: "asyncio.Task[object] | None") -> None:
        """Names the task that is handing a frame over, so that a reader who does not read cannot hold it."""
        self._sending = task

    def _wake(self) -> None:
        if self._is_idle and self._waiter is not None:
            self._waiter.set_result(None)
