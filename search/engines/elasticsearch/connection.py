"""The client of the cluster, and its errors as the contract's errors."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from elasticsearch import ApiError, ConnectionTimeout, Elasticsearch, NotFoundError, TransportError

from search.engines.base import RESTS, EngineSilentError, EngineUnavailableError, IndexMissingError

ANSWERS_WITHIN = 5.0
WRITES_WITHIN = 60.0
RETRIES = 2


def connect(url: str) -> Elasticsearch:
    """A client that gives up in time: a page must not hang on a cluster that is away."""
    return Elasticsearch(
        url,
        request_timeout=ANSWERS_WITHIN,
        max_retries=RETRIES,
        retry_on_timeout=False,
        retry_on_status=(429, 502, 503, 504),
        http_compress=True,
    )


class Silence:
    """A cluster that takes questions and answers none costs each of them the whole time limit.

    Whoever finds it silent keeps all others of the process from asking for a while. Then one asks, and the others go by what it finds.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until = 0.0

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Around a question; raises EngineSilentError instead of asking."""
        is_trial, is_silent = self._begin(), False
        try:
            yield
        except EngineSilentError:
            is_silent = True
            raise
        finally:
            if is_silent:
                self._until = time.monotonic() + RESTS
            elif is_trial:
                self.end()

    def _begin(self) -> bool:
        with self._lock:
            if not self._until:
                return False
            now = time.monotonic()
            if now < self._until:
                raise EngineSilentError("the cluster did not answer a moment ago", rest=self._until - now)
            self._until = now + RESTS
            return True

    def end(self) -> None:
        self._until = 0.0


@cache
def silence_of(url: str) -> Silence:
    """All indices of a cluster are silent together."""
    return Silence()


@contextmanager
def engine_errors() -> Iterator[None]:
    try:
        yield
    except NotFoundError as error:
        raise IndexMissingError(_said(error)) from error
    except ConnectionTimeout as error:
        raise EngineSilentError(_said(error)) from error
    except (ApiError, TransportError) as error:
        raise EngineUnavailableError(_said(error)) from error


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
