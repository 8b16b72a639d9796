"""Where the search index is: in a folder, or in a cluster when there is one."""

from typing import Any

from exchange import env
from exchange.settings.database import DATA_DIR

ELASTICSEARCH_URL = env.text("ELASTICSEARCH_URL")
SEARCH_MEANING = env.text("SEARCH_MEANING")
SEARCH_INDEX_PREFIX = env.text("SEARCH_INDEX_PREFIX")
SEARCH_ROOT = str(DATA_DIR / "search")
SEARCH_CLUSTER_OPTIONS: dict[str, Any] = {}
# Seconds in which a process gathers counts of questions before it writes them.
SEARCH_COUNTS_EVERY = 5.0
