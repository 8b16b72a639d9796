"""Routes: where an element came from, where it was taken up or only discussed. Pure rules over plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from practices.plans.enums import KNOWN_STATES


class RouteKind(StrEnum):
    TAKEN = "taken"
    DISCUSSED = "discussed"


@dataclass(frozen=True, slots=True)
class Place:
    """A region as shown: boxed code and name in the reader's language."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Route:
    """One edge. `transfer_id` is None where a practice was only discussed; addresses are the reader's.

    Titles come in the language of the version that the reader gets, which `practice_language` and `plan_language` name.
    """

    kind: RouteKind
    transfer_id: int | None
    practice_key: str
    practice_title: str
    practice_language: str
    practice_url: str
    element: str
    origin: Place
    destination: Place
    plan_title: str
    plan_language: str
    plan_url: str
    action: str
    action_number: int | None
    via: str
    via_url: str
    taken: str
    changed: str
    state: str
    state_label: str
    outcome: str
    outcome_source_url: str

    @property
    def is_known(self) -> bool:
        return self.kind is RouteKind.TAKEN and self.state in KNOWN_STATES


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the slope picture: how many routes run between two regions, and whether any outcome is known."""

    origin: Place
    destination: Place
    routes: int
    known: bool


def lanes(routes: Iterable[Route]) -> list[Lane]:
    """The picture's lines, by origin then destination."""
    grouped: dict[tuple[Place, Place], list[Route]] = {}
    for route in routes:
        grouped.setdefault((route.origin, route.destination), []).append(route)
    return [
        Lane(origin, destination, len(group), any(route.is_known for route in group))
        for (origin, destination), group in sorted(grouped.items(), key=lambda item: (item[0][0].code, item[0][1].code))
    ]


def places_of(routes: Iterable[Route]) -> list[Place]:
    """Regions that anything travelled from or to, by code."""
    return sorted({place for route in routes for place in (route.origin, route.destination)}, key=lambda place: place.code)


def touching(routes: Sequence[Route], code: str) -> list[Route]:
    """The routes from or to a region; all of them where none is named."""
    return [route for route in routes if not code or code in (route.origin.code, route.destination.code)]


def discussed_only(discussed: Sequence[Route], taken: Sequence[Route]) -> list[Route]:
    """Discussions that no transfer of the same practice into the same region followed, each pair once."""
    seen = {(route.practice_key, route.destination.code) for route in taken}
    left: list[Route] = []
    for route in discussed:
        pair = (route.practice_key, route.destination.code)
        if pair not in seen and route.origin.code != route.destination.code:
            seen.add(pair)
            left.append(route)
    return left
