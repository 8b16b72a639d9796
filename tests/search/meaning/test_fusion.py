"""Two orders put together: a pure function."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.meaning.fusion import K, fuse

orders = st.lists(st.lists(st.integers(0, 12), unique=True, max_size=10), max_size=3)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("abc", "", "abc"),
        ("", "abc", "abc"),
        ("abc", "cab", "acb"),
        ("ab", "cd", "acbd"),
        ("abcd", "d", "dabc"),
    ],
)
def test_what_stands_high_in_both_comes_first(first: str, second: str, expected: str) -> None:
    assert "".join(fuse(first, second)) == expected


@given(orders)
def test_every_key_stands_once_and_agreement_is_kept(given_orders: list[list[int]]) -> None:
    fused = fuse(*given_orders)
    assert len(fused) == len(set(fused))
    assert set(fused) == {key for order in given_orders for key in order}
    scores = [sum(1 / (K + order.index(key) + 1) for order in given_orders if key in order) for key in fused]
    assert scores == pytest.approx(sorted(scores, reverse=True))
    place = {key: number for number, key in enumerate(fused)}
    for key in fused:
        for other in fused:
            if given_orders and all(key in o and other in o and o.index(key) < o.index(other) for o in given_orders):
                assert place[key] < place[other]


@given(st.lists(st.integers(), unique=True, max_size=60))
def test_one_order_stays_as_it_is(order: list[int]) -> None:
    assert fuse(order) == fuse(order, order) == fuse(order, []) == order
