"""Results as files for programs: rows of a spreadsheet, JSON, GeoJSON. Pure; `Absolute` makes a path a whole address."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_noop

from search.catalogue.cards import Card
from search.catalogue.every_result import EveryResult

Absolute = Callable[[str], str]
Points = Mapping[str, tuple[float, float]]

COLUMNS = (
    gettext_noop("Type"),
    gettext_noop("Title"),
    gettext_noop("Language"),
    gettext_noop("Other languages"),
    gettext_noop("Partner"),
    gettext_noop("Region code"),
    gettext_noop("Region"),
    gettext_noop("Themes"),
    gettext_noop("Years"),
    gettext_noop("Times taken up"),
    gettext_noop("Published"),
    gettext_noop("Address"),
)


def rows(cards: Sequence[Card], absolute: Absolute) -> list[list[str]]:
    return [
        [
            card.kind_label,
            card.plain_title,
            card.language.code,
            ", ".join(other.code for other in card.other_languages),
            card.partner,
            ", ".join(region.code for region in card.regions),
            ", ".join(region.name for region in card.regions),
            ", ".join(card.themes),
            ", ".join(card.years),
            str(card.transfers),
            _day(card),
            absolute(card.url),
        ]
        for card in cards
    ]


def as_json(found: EveryResult, address: str, absolute: Absolute) -> dict[str, Any]:
    return {"question": address, "total": found.total, "results": [_said(card, absolute) for card in found.cards]}


def as_geojson(found: EveryResult, address: str, points: Points, absolute: Absolute) -> dict[str, Any]:
    """RFC 7946. What has several regions stands at the first that has a point; what has none has no geometry."""
    features = [{"type": "Feature", "geometry": _geometry(card, points), "properties": _said(card, absolute)} for card in found.cards]
    return {"type": "FeatureCollection", "question": address, "total": found.total, "features": features}


def _said(card: Card, absolute: Absolute) -> dict[str, Any]:
    return {
        "type": card.kind,
        "title": card.plain_title,
        "language": card.language.code,
        "other_languages": [other.code for other in card.other_languages],
        "partner": card.partner or None,
        "regions": [{"code": region.code, "name": region.name} for region in card.regions],
        "themes": list(card.themes),
        "years": [int(year) for year in card.years],
        "times_taken_up": card.transfers,
        "published": _day(card) or None,
        "url": absolute(card.url),
    }


def _geometry(card: Card, points: Points) -> dict[str, Any] | None:
    placed = [points[region.code] for region in card.regions if region.code in points]
    return {"type": "Point", "coordinates": list(placed[0])} if placed else None


def _day(card: Card) -> str:
    return card.published_at.date().isoformat() if card.published_at else ""
