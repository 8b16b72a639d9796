"""Pictures drawn by the project: routes from hollow ring to filled dot on the platform's colours, different for each key."""

import hashlib
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZE = (1200, 675)
GROUNDS = ("#e6edfb", "#dcf1f0", "#fff3c4", "#e8edf5", "#e0f3e9")
LINES = ("#003399", "#00686b", "#00246b", "#0b6b43")
SUN = "#ffcc00"
Point = tuple[float, float]


def _curve(start: Point, end: Point, bend: float) -> "Iterator[Point]":
    """Points of a quadratic curve, bent upwards from the straight line."""
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - bend)
    for step in range(61):
        t = step / 60
        yield (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * middle[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * middle[1] + t**2 * end[1],
        )


def _route(draw: ImageDraw.ImageDraw, start: Point, end: Point, bend: float, colour: str, ground: str) -> None:
    draw.line(list(_curve(start, end, bend)), fill=colour, width=10, joint="curve")
    ring, dot = 26, 24
    draw.ellipse((start[0] - ring, start[1] - ring, start[0] + ring, start[1] + ring), fill=ground, outline=colour, width=10)
    draw.ellipse((end[0] - dot, end[1] - dot, end[0] + dot, end[1] + dot), fill=colour)


def draw_routes(key: str, routes: int) -> bytes:
    """A PNG that is always the same for a key, with as many routes as asked for."""
    random = Random(hashlib.sha256(key.encode()).digest())  # noqa: S311  (a picture, not a secret)
    ground = random.choice(GROUNDS)
    image = Image.new("RGB", SIZE, ground)
    draw = ImageDraw.Draw(image)
    for y in range(75, SIZE[1], 75):
        draw.line([(0, y), (SIZE[0], y)], fill="#ffffff", width=2)
    start = (random.randint(120, 320), random.randint(260, 520))
    for number in range(routes):
        end = (random.randint(760, 1080), 130 + number * (420 // max(routes, 1)) + random.randint(0, 60))
        _route(draw, start, end, random.randint(60, 240), LINES[(number + random.randint(0, 1)) % len(LINES)], ground)
    draw.ellipse((start[0] - 10, start[1] - 10, start[0] + 10, start[1] + 10), fill=SUN, outline="#101b33", width=3)
    buffer = BytesIO()
    image.quantize(32).save(buffer, "PNG")
    return buffer.getvalue()
