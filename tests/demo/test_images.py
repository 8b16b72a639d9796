"""The project's own pictures."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from exchange.demo.images import SIZE, draw_routes


def test_a_picture_is_small_and_always_the_same_for_its_key() -> None:
    first, again, other = draw_routes("triip", 3), draw_routes("triip", 3), draw_routes("xpande", 3)
    assert first == again
    assert first != other
    assert len(first) < 60_000
    with Image.open(BytesIO(first)) as image:
        assert image.format == "PNG"
        assert image.size == SIZE
