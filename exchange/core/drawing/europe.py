"""A map of Europe: longitude and latitude to the picture's points (Lambert azimuthal equal-area, centre 52°N 10°E)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 900, 590
_CENTRE_LAT, _CENTRE_LON = math.radians(52), math.radians(10)
_SCALE = 930
_LEFT, _TOP = 400, 335
COUNTRY_NAMES = {
    "IT": "Italy",
    "ES": "Spain",
    "PL": "Poland",
    "SE": "Sweden",
    "UK": "United Kingdom",
    "GB": "United Kingdom",
    "DE": "Germany",
    "FR": "France",
}


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    label: str
    code: str
    number: int

    @property
    def label_x(self) -> float:
        return self.x + 20

    @property
    def label_y(self) -> float:
        return self.y + 5


def point(longitude: float, latitude: float) -> tuple[float, float]:
    lon, lat = math.radians(longitude) - _CENTRE_LON, math.radians(latitude)
    cosine = math.sin(_CENTRE_LAT) * math.sin(lat) + math.cos(_CENTRE_LAT) * math.cos(lat) * math.cos(lon)
    k = math.sqrt(2 / max(1 + cosine, 0.05))
    x = k * math.cos(lat) * math.sin(lon)
    y = k * (math.cos(_CENTRE_LAT) * math.sin(lat) - math.sin(_CENTRE_LAT) * math.cos(lat) * math.cos(lon))
    return round(_LEFT + _SCALE * x, 1), round(_TOP - _SCALE * y, 1)


def path_of(rings: Sequence[Sequence[Sequence[float]]]) -> str:
    """The `d` of one country; rings wholly outside the picture are left out."""
    parts = []
    for ring in rings:
        points = [point(longitude, latitude) for longitude, latitude in ring]
        if any(-50 < x < WIDTH + 50 and -50 < y < HEIGHT + 50 for x, y in points):
            parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
    return "".join(parts)


def dot(longitude: float, latitude: float, *, label: str, code: str, number: int) -> Dot:
    x, y = point(longitude, latitude)
    return Dot(x, y, label, code, number)
