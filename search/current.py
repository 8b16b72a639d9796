"""The engine that settings name, one a process, opened when first asked."""

import threading

from django.conf import settings

from search.engines.base import SearchEngine
from search.engines.tantivy import TantivyEngine

_lock = threading.Lock()
_engines: dict[str, SearchEngine] = {}


def get_engine() -> SearchEngine:
    root = str(settings.SEARCH_ROOT)
    with _lock:
        if root not in _engines:
            # Only tests change the folder while the process lives.
            for engine in _engines.values():
                engine.close()
            _engines.clear()
            _engines[root] = TantivyEngine(root)
        return _engines[root]
