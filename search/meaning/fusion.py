"""Reciprocal rank fusion: what stands high in several orders comes first. Pure."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

K = 60
Key = TypeVar("Key", bound=Hashable)


def fuse(*orders: Sequence[Key]) -> list[Key]:
    """Every key of the orders once, by the sum of 1 / (K + rank); equals in the order in which they are first named."""
    scores: dict[Key, float] = {}
    for order in orders:
        for rank, key in enumerate(dict.fromkeys(order), start=1):
            scores[key] = scores.get(key, 0.0) + 1.0 / (K + rank)
    return sorted(scores, key=lambda key: -scores[key])
