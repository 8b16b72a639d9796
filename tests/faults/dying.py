"""How a process kills itself at a point of its work."""

from __future__ import annotations

import importlib
import os
import signal
from typing import Any


def die_at(place: str, name: str, when: str) -> None:
    """Before or after the call of a name that a module, or a class in one, has."""
    try:
        owner: Any = importlib.import_module(place)
    except ModuleNotFoundError:
        module, _, inner = place.rpartition(".")
        owner = getattr(importlib.import_module(module), inner)
    original = getattr(owner, name)

    def dies(*arguments: Any, **named: Any) -> None:
        if when == "after":
            original(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, dies)
