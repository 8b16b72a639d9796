"""A database of its own with trees, roles and vocabularies, for what is measured without a server."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A data folder that goes afterwards. BENCH_DATABASE names a migrated database to begin with; to migrate takes most of a minute."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {"EXCHANGE_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "tests.bench.settings", "LOG_LEVEL": "ERROR"}
        kept = os.environ.get("BENCH_DATABASE")
        if kept:
            shutil.copyfile(kept, Path(folder) / "db.sqlite3")
        yield Path(folder)


def make_network() -> None:
    """Trees, roles and vocabularies; a kept database has them."""
    from django.core.management import call_command

    from exchange.core.serving import prepare_database

    prepare_database(lambda text: None)
    if not os.environ.get("BENCH_DATABASE"):
        call_command("setup_network", verbosity=0)


def forget_what_waits() -> None:
    """The consequences of thousands of posts would be worked off, by the same process, beside what is measured."""
    from exchange.core.models import OutboxEntry

    OutboxEntry.objects.all().delete()


@contextmanager
def scratch_network() -> Iterator[None]:
    with scratch_folder():
        import django

        django.setup()
        make_network()
        yield
