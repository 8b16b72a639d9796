"""Results by region, for the map and the table beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from exchange.core.drawing.region_map import Place, RegionMap, region_map
from exchange.partners.models import Region
from search.catalogue.finding import Answer
from search.catalogue.labels import Labels
from search.engines.documents import Facet

# More dots with their names would hide each other; the table has all regions.
MOST_DOTS = 40


@dataclass(frozen=True, slots=True)
class RegionRow:
    code: str
    name: str
    country: str
    count: int
    query_string: str


@dataclass(frozen=True, slots=True)
class ResultMap:
    """`rows` by count; `without_region` counts the results that lie in no region."""

    rows: tuple[RegionRow, ...]
    drawn: RegionMap
    without_region: int

    @property
    def is_shortened(self) -> bool:
        return len(self.rows) > MOST_DOTS


def points_of(codes: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Code → (longitude, latitude) of the regions that have a representative point."""
    placed = Region.objects.filter(code__in=set(codes)).values_list("code", "longitude", "latitude")
    return {code: (float(east), float(north)) for code, east, north in placed if east is not None and north is not None}


def map_of(answer: Answer, labels: Labels) -> ResultMap:
    """Of the results themselves: where regions are chosen, the counts that the facet offers for others are left out."""
    asked = answer.asked
    chosen = asked.choices.get(Facet.REGION, ())
    (group,) = (group for group in answer.facets if group.facet is Facet.REGION)
    counted = [option for option in group.options if option.count and (not chosen or option.value in chosen)]
    counted.sort(key=lambda option: (-option.count, option.value))
    rows = tuple(
        RegionRow(
            code=option.value,
            name=option.label,
            country=option.value[:2],
            count=option.count,
            query_string=asked.as_list.with_choices({**asked.choices, Facet.REGION: (option.value,)}).query_string,
        )
        for option in counted
    )
    return ResultMap(rows, _drawn(rows), max(0, answer.total - sum(row.count for row in rows)))


def _drawn(rows: tuple[RegionRow, ...]) -> RegionMap:
    points = points_of(row.code for row in rows[:MOST_DOTS])
    return region_map(
        [Place(*points[row.code], row.name, row.code, row.country, row.count) for row in rows[:MOST_DOTS] if row.code in points]
    )
