"""Every named address outside Wagtail's own admin, tried as every role by reading and by writing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from tests.access.table import ROLES, Row, all_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.access.world import World

pytestmark = pytest.mark.django_db

ROWS = all_rows()
# Wagtail's own admin is covered by prefix and by every view that takes an id (test_admin_doors.py).
OUR_ADMIN = (
    "accounts_admin:",
    "pages_admin:",
    "review:",
    "good_practices_admin:",
    "search_admin:",
    "suggestions_admin:",
    "editor_settings",
    "admin_login_door",
    "admin_password_reset_door",
)
SERVED_BY_PAGES = {"wagtail_serve"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.url_name}")
def test_row_answers_every_role_as_the_table_says(world: World, row: Row) -> None:
    arguments = row.arguments(world)
    named = isinstance(arguments, dict)
    path = reverse(row.url_name, kwargs=arguments if named else None, args=None if named else arguments)
    wrong = []
    for role in ROLES:
        answer = _ask(world, role, row, path)
        if answer not in row.expected(role):
            wrong.append(f"{role}: {answer}, not {row.expected(role)}")
    assert wrong == []


def _ask(world: World, role: str, row: Row, path: str) -> int:
    """The status; whatever the request changed is taken back."""
    with transaction.atomic():
        response = getattr(world.client(role), row.method)(path, data=dict(row.data))
        if response.streaming:
            # Reading a download to its end closes it.
            b"".join(response.streaming_content)
        transaction.set_rollback(True)
    status: int = response.status_code
    return status


def _names(resolver: Any, namespace: str = "", path: str = "") -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _names(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace, here)
        elif pattern.name:
            yield f"{namespace}{pattern.name}", here


def named_urls() -> set[str]:
    return {
        name
        for name, path in _names(get_resolver())
        if name not in SERVED_BY_PAGES and (not path.startswith("admin/") or name.startswith(OUR_ADMIN))
    }


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_address_is_missing(method: str) -> None:
    assert named_urls() - {row.url_name for row in ROWS if row.method == method} == set()


def test_no_row_is_left_over() -> None:
    everything = {name for name, _path in _names(get_resolver())}
    assert {row.url_name for row in ROWS} - everything == set()
