"""Wake-ups after commit: a hint that something is to be read, never the thing itself.

A lost wake-up only delays, since every reader also looks by itself. Within the process subscribers are called
directly; with REDIS_URL the hint is published too, and `listen_to_redis` feeds other processes' subscribers.
"""

import json
import os
import threading
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any

import redis
from django.conf import settings
from django.db import transaction

from exchange.core.logs import emit

Message = dict[str, Any]
Callback = Callable[[Message], None]

REDIS_CHANNEL = "exchange:wakeups"
_PROCESS = f"{os.getpid()}-{os.urandom(4).hex()}"
_subscribers: dict[str, list[Callback]] = defaultdict(list)
_lock = threading.Lock()


def subscribe(channel: str, callback: Callback) -> Callable[[], None]:
    """Call `callback` with each message of the channel, from any thread. Returns a function that ends it."""
    with _lock:
        _subscribers[channel].append(callback)

    def unsubscribe() -> None:
        with _lock:
            if callback in _subscribers[channel]:
                _subscribers[channel].remove(callback)

    return unsubscribe


def announce(channel: str, message: Message) -> None:
    """Send the hint once the open transaction has committed (at once when there is none)."""
    encoded = json.dumps(message)
    transaction.on_commit(lambda: _send(channel, encoded), robust=True)


def deliver(channel: str, message: Message) -> None:
    """Call this process's subscribers; one that fails does not keep the others from hearing."""
    with _lock:
        callbacks = list(_subscribers[channel])
    for callback in callbacks:
        try:
            callback(message)
        except Exception as error:
            emit("hint.subscriber_failed", caught=error, channel=channel)


def _send(channel: str, encoded: str) -> None:
    deliver(channel, json.loads(encoded))
    if settings.REDIS_URL:
        try:
            _redis().publish(REDIS_CHANNEL, json.dumps({"from": _PROCESS, "channel": channel, "message": json.loads(encoded)}))
        except redis.RedisError as error:
            emit("hint.not_published", reason=str(error))


@cache
def _redis() -> "redis.Redis":
    return redis.Redis.from_url(settings.REDIS_URL, max_connections=50, socket_timeout=2, socket_connect_timeout=2)


def listen_to_redis(stop: threading.Event, on_reconnect: Callable[[], None]) -> None:
    """Feed other processes' hints to this one's subscribers until `stop` is set; for a thread of its own.

    `on_reconnect` is called after each (re)connection, because what was published meanwhile is lost.
    """
    while not stop.is_set():
        try:
            with _redis().pubsub(ignore_subscribe_messages=True) as channel:  # type: ignore[no-untyped-call]  # untyped in redis-py
                channel.subscribe(REDIS_CHANNEL)
                on_reconnect()
                while not stop.is_set():
                    received = channel.get_message(timeout=1.0)
                    if received:
                        _forward(received["data"])
        except redis.RedisError as error:
            emit("hint.late", reason=str(error))
            stop.wait(1.0)
        except Exception as error:  # nobody else would begin to listen again
            emit("hint.late", caught=error, reason=type(error).__name__)
            stop.wait(1.0)


def _forward(data: bytes) -> None:
    hint = json.loads(data)
    if hint["from"] != _PROCESS:
        deliver(hint["channel"], hint["message"])
