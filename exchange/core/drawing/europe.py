"""A map of Europe: longitude and latitude to the picture's points (Lambert azimuthal equal-area, centre 52°N 10°E).

The outlines are drawn once, when the front end is built; standard library only, so that the build can use it.
"""

import math
from collections.abc import Sequence

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


def outline_id(name: str) -> str:
    """The id of a country's outline in the built picture."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())


def country_id(code: str) -> str:
    """The id of a country's outline by its code; empty where the map does not show it."""
    return outline_id(COUNTRY_NAMES[code]) if code in COUNTRY_NAMES else ""
