"""Pure rules of exports: what may follow what, how long a file is kept, what a file is called."""

import re
from collections.abc import Mapping
from datetime import timedelta
from unicodedata import category, normalize

from stakeholder_groups.records.enums import ExportState

KEPT = timedelta(days=7)
# The row of one that is over: long enough to see in the list what became of it.
REMEMBERED = timedelta(days=30)
# Who was killed so often while making it is not sent into it again.
MOST_TRIES = 5
LONGEST_NAME = 80
# Who withdraws a post may have begun before an export and committed after it; and clocks of two machines need not agree.
MARGIN = timedelta(minutes=1)

_AFTER: Mapping[ExportState, frozenset[ExportState]] = {
    # Begun again after a kill.
    ExportState.RUNNING: frozenset({ExportState.QUEUED, ExportState.RUNNING}),
    ExportState.READY: frozenset({ExportState.RUNNING}),
    ExportState.FAILED: frozenset({ExportState.QUEUED, ExportState.RUNNING}),
    ExportState.EXPIRED: frozenset({ExportState.READY}),
}
UNDER_WAY = frozenset({ExportState.QUEUED, ExportState.RUNNING})
OVER = frozenset({ExportState.FAILED, ExportState.EXPIRED})


def may_become(state: ExportState) -> frozenset[ExportState]:
    """The states from which this one is reached."""
    return _AFTER.get(state, frozenset())


def safe_name(name: str) -> str:
    """A file's name without folders, signs that steer, and leading or trailing dots; it may be empty."""
    last = re.split(r"[/\\]", normalize("NFC", name))[-1]
    kept = "".join("_" if character in '<>:"|?*' else character for character in last if category(character)[0] != "C")
    plain = re.sub(r"\s+", " ", kept).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        return plain[:LONGEST_NAME].strip(" .")
    return f"{stem[: LONGEST_NAME - len(ending) - 1].strip(' .')}.{ending}"
