"""Is search well? For the health page and operators."""

from search.current import get_engine
from search.engines.base import EngineUnavailableError


def wrong() -> str:
    """What is wrong with the engine, or nothing."""
    try:
        get_engine().status()
    except EngineUnavailableError as error:
        return f"the search index is being rebuilt ({error})"
    return ""
