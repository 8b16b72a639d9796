"""A database of its own with trees, roles and vocabularies, for what is measured without a server."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def scratch_network() -> Iterator[None]:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        os.environ |= {"EXCHANGE_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "tests.bench.settings", "LOG_LEVEL": "ERROR"}
        import django

        django.setup()
        from django.core.management import call_command

        from exchange.core.serving import prepare_database

        prepare_database(lambda text: None)
        call_command("setup_network", verbosity=0)
        yield
