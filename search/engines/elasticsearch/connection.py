"""The client of the cluster, and its errors as the contract's errors."""

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, ConnectionTimeout, Elasticsearch, NotFoundError, TransportError

from search.engines.base import EngineSilentError, EngineUnavailableError, IndexMissingError

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
