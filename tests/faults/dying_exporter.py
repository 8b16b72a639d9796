"""A worker that kills itself at one point of making an export: python -m tests.faults.dying_exporter POINT (or "nowhere").

Somebody asks for the export of a group first, unless there is one.
"""

from __future__ import annotations

import json
import sys
from typing import Any
from uuid import uuid4

import django

from tests.faults.dying import die_at

# Point → (place, attribute, before or after the call).
POINTS = {
    "half-way through the posts": ("stakeholder_groups.records.archive.building.Building", "_write_posts", "after"),
    "before the archive is kept": ("stakeholder_groups.records.services.making", "_keep", "before"),
    "between the file and its row": ("stakeholder_groups.records.services.making", "_tell", "before"),
    "after the row": ("stakeholder_groups.records.services.making", "_keep", "after"),
}


def ask() -> None:
    from exchange.accounts.models import User
    from exchange.demo.accounts import address
    from stakeholder_groups.groups.models import Group
    from stakeholder_groups.records.models import Export
    from stakeholder_groups.records.services.asking import Wanted, ask_for_export

    if not Export.objects.exists():
        actor, group = User.objects.get(email=address("gavle.coordinator")), Group.objects.get(slug="gavle")
        wanted = Wanted(None, named=True, with_files=True, language="en")
        ask_for_export(actor=actor, group=group, wanted=wanted, client_key=uuid4())


def report() -> dict[str, Any]:
    from pathlib import Path

    from django.conf import settings

    from exchange.core.models import OutboxEntry
    from exchange.notifications.models import Notice
    from stakeholder_groups.discussions.models import Post
    from stakeholder_groups.records.models import Export

    export = Export.objects.get()
    return {
        "state": export.state,
        "tries": export.tries,
        "done": export.done == export.total > 0,
        "files": [str(path) for path in (Path(settings.PRIVATE_ROOT) / "exports").iterdir()],
        "size": export.size,
        "notices": Notice.objects.filter(kind="export").count(),
        "posts": Post.objects.filter(thread__group__slug="gavle").count(),
        "open": OutboxEntry.objects.filter(topic="records.export", done_at=None).count(),
    }


def main(point: str) -> None:
    django.setup()
    from exchange.core import outbox

    ask()
    if point in POINTS:
        die_at(*POINTS[point])
    while outbox.drain():
        pass
    print(json.dumps(report()))


if __name__ == "__main__":
    main(sys.argv[1])
