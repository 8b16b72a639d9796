"""Fixtures for all tests."""

from __future__ import annotations

import gc
import os
import uuid
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.test import TransactionTestCase
from django.utils import translation

from tests.helpers.cluster import drop_indices
from tests.helpers.database import template_for
from tests.helpers.host import close_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("untimed")

pytest_plugins = ["tests.helpers.browser", "tests.helpers.window"]
_template: Any = None


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any) -> Iterator[None]:
    """Replaces pytest-django's: a copy of the kept database instead of the migrations."""
    global _template  # noqa: PLW0603  (the teardown hook below has no fixtures)
    with django_db_blocker.unblock():
        _template = template_for(os.environ.get("PYTEST_XDIST_WORKER", "alone"))
        _template.create()
    with pytest.MonkeyPatch.context() as patched:
        # Emptying all tables and making permissions anew takes seconds, and the hook below puts everything back anyway.
        patched.setattr(TransactionTestCase, "_fixture_teardown", lambda case: None)
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """After a test that committed to the database, put the base tree back."""
    result = yield
    marker = item.get_closest_marker("django_db")
    names = getattr(item, "fixturenames", ())
    if _template is not None and ((marker and marker.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(names)):
        blocker = item.config.stash.get(_blocker_key(), None)
        with blocker.unblock():
            _template.restore()
            ContentType.objects.clear_cache()
            _forget_wagtail_caches()
    return result


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests first: begun last, one of them would keep a single worker busy."""
    items.sort(key=lambda item: item.get_closest_marker("faults") is None)


def pytest_collection_finish() -> None:
    """What is loaded by now stays; looking through it for garbage again and again costs a seventh of all time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_sessionfinish() -> None:
    close_all()


def _blocker_key() -> Any:
    from pytest_django.plugin import blocking_manager_key

    return blocking_manager_key


def _forget_wagtail_caches() -> None:
    from wagtail.models import Site

    Site.clear_site_root_paths_cache()
    cache.clear()


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A page that was asked for leaves its language behind in the thread; the next test begins without one."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, settings: Any) -> Iterator[None]:
    """Files and indices that a test writes go to a place of its own."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.PRIVATE_ROOT = str(tmp_path / "private")
    settings.SEARCH_ROOT = str(tmp_path / "search")
    settings.SEARCH_INDEX_PREFIX = f"test-{uuid.uuid4().hex[:12]}"
    yield
    drop_indices(settings.SEARCH_INDEX_PREFIX)
