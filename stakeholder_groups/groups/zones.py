"""Which clock a country goes by. Only those that differ from most of the union's are listed; islands go by their mainland."""

from zoneinfo import ZoneInfo

from django.conf import settings

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
