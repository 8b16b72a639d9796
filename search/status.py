"""Is search well? For the health page, which everybody may read: what exactly is wrong stands in the log."""

from exchange.core.logs import emit
from search.current import engines
from search.engines.base import EngineUnavailableError, IndexMissingError


def wrong() -> str:
    """What is wrong with an index, or nothing."""
    try:
        for engine in engines().values():
            engine.status()
    except IndexMissingError as error:
        emit("index.unwell", reason=str(error))
        return "the search index is being rebuilt"
    except EngineUnavailableError as error:
        emit("index.unwell", reason=str(error))
        return "the search index does not answer"
    return ""
