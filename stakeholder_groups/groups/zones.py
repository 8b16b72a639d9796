"""Which clock a country goes by, and what a clock's hour means. Only clocks that differ from most of the union's are listed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

# Islands go by their mainland.
_ZONES = {
    "BG": "Europe/Sofia",
    "CY": "Asia/Nicosia",
    "EE": "Europe/Tallinn",
    "EL": "Europe/Athens",
    "FI": "Europe/Helsinki",
    "GB": "Europe/London",
    "GR": "Europe/Athens",
    "IE": "Europe/Dublin",
    "LT": "Europe/Vilnius",
    "LV": "Europe/Riga",
    "MD": "Europe/Chisinau",
    "PT": "Europe/Lisbon",
    "RO": "Europe/Bucharest",
    "UA": "Europe/Kyiv",
    "UK": "Europe/London",
}


def zone_of(country: str | None) -> ZoneInfo:
    """Of a region's country; without one, the platform's."""
    return ZoneInfo(zone_name(country or "", otherwise=settings.TIME_ZONE))


def zone_name(country: str, *, otherwise: str) -> str:
    """By the country's code of two letters."""
    return _ZONES.get(country.upper(), otherwise)


class SkippedHourError(ValueError):
    """The clocks are put forward over this hour."""


def moment_on(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, at which a clock of the zone shows this; of an hour that it shows twice the first.

    Raises SkippedHourError, or OverflowError at the ends of the calendar.
    """
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != wall:
        raise SkippedHourError
    return moment
