"""Calls at the same moment, each with a connection of its own, as several processes make them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from django.db import connections

if TYPE_CHECKING:
    from collections.abc import Callable


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """What each call gave, or the exception that it raised; let go together."""
    barrier, answers = threading.Barrier(len(calls)), []

    def run(call: Callable[[], Any]) -> None:
        try:
            barrier.wait(10)
            answers.append(call())
        except Exception as error:
            answers.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers
