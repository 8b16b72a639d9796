"""What a kind says of one thing to one reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exchange.core.telling import kind_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exchange.core.telling import Described


def said_of(kind: str, about: Mapping[str, Any], reader: Any) -> Described | None:
    known = kind_named(kind)
    assert known is not None
    return known.describe_all([about], reader)[0]
