from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from exchange.core import outbox
from search.indexing import building
from tests.factories.accounts import UserFactory
from tests.factories.practices import make_partner_page, make_practice, make_region

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def reader() -> Any:
    return UserFactory(email="reader@example.eu", language="it")


@pytest.fixture
def index() -> None:
    """An index of what is there, brought up to date."""
    building.rebuild()
    outbox.drain()


@pytest.fixture
def publish(index: None) -> Callable[..., Any]:
    """Publishes a practice as the review does: a revision that goes live."""

    def published(title: str, **said: Any) -> Any:
        page = make_practice(make_partner_page("marche"), title=title, live=False, region=make_region("ITI3"), **said)
        page.save_revision().publish()
        page.refresh_from_db()
        return page

    return published
