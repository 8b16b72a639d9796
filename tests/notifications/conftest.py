"""A kind of the tests' own, whose room can withdraw what it told of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from django.utils.translation import gettext as _

from exchange.core import outbox, telling
from exchange.core.telling import Delivery, Described, Kind, tell
from tests.factories.accounts import UserFactory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from exchange.accounts.models import User


@dataclass
class Room:
    """Tells of posts in threads; `hidden` ones nobody may read any more."""

    hidden: set[int] = field(default_factory=set)

    def describe(self, about: Mapping[str, Any], user: User) -> Described | None:
        if about["post"] in self.hidden:
            return None
        thread = f"/en/groups/north/threads/{about.get('thread', 'a')}/"
        return Described(
            title=f"{_('Reply')} {about['post']}",
            text="<b>Words</b> of it",
            url=f"{thread}#post-{about['post']}",
            reply_url=f"{thread}?to={about['post']}#composer",
            group="Gruppo Nord",
        )

    def describe_all(self, abouts: Sequence[Mapping[str, Any]], user: User) -> list[Described | None]:
        return [self.describe(about, user) for about in abouts]

    def tell(self, *people: User, post: int = 1, wish: Delivery | None = None, **about: Any) -> None:
        tell("try_reply", people={person.pk: wish for person in people}, key=str(post), about={"post": post, **about})


@pytest.fixture
def room() -> Iterator[Room]:
    made = Room()
    kind = Kind(name="try_reply", label="Replies of a trial", area="Trials", describe_all=made.describe_all)
    telling.register_kind(kind)
    telling.register_kind(
        Kind(name="try_digest", label="News of a trial", area="Trials", describe_all=made.describe_all, default=Delivery.DIGEST)
    )
    yield made
    for name in ("try_reply", "try_digest"):
        telling._kinds.pop(name)


@pytest.fixture
def reader(db: None) -> User:
    return UserFactory(email="reader@example.eu", language="it")


def settle() -> None:
    """Do what the worker would with queued mails."""
    while outbox.drain():
        pass
