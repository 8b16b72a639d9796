"""Is search well? For the health page and operators."""

from search.current import engines
from search.engines.base import EngineUnavailableError


def wrong() -> str:
    """What is wrong with an index, or nothing."""
    try:
        for engine in engines().values():
            engine.status()
    except EngineUnavailableError as error:
        return f"the search index is being rebuilt ({error})"
    return ""
