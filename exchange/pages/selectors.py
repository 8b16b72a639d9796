"""What home, partner and news pages gather from the rooms below."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Page

from exchange.core.drawing.region_map import Place, RegionMap
from exchange.core.drawing.region_map import region_map as draw_map
from exchange.core.languages import reader_language
from exchange.core.pagination import PageSlice, paginate
from exchange.core.public_pages import public_pages
from exchange.pages.models import NewsPage, PartnerPage, PartnersIndexPage
from exchange.pages.versions import address_in
from practices.good_practices.models import GoodPracticePage
from practices.visits.selectors import one_version_each

NEWS_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner in lists and on the map."""

    page: PartnerPage
    url: str
    region_code: str
    region_name: str
    country: str
    longitude: float | None
    latitude: float | None
    practices: int
    current: bool


# What lists show of a page and need to choose among its versions; whole rows carry the long texts.
_SHOWN = ("title", "summary", "url_path", "translation_key", "locale")


def public_practices() -> Any:
    """Live practices that everybody may read, as rows of lists."""
    return public_pages(GoodPracticePage.objects).select_related("locale", "region", "theme").only(*_SHOWN, "region", "theme")


def newest_practices(limit: int) -> list[Any]:
    """The newest practices, each in the version that the reader gets."""
    found = public_practices().order_by("-first_published_at", "-pk")[: limit * 5]
    return one_version_each(found, reader_language())[:limit]


def practices_below(paths: list[str]) -> list[Any]:
    below = Q(pk__isnull=True)
    for path in paths:
        below |= Q(url_path__startswith=path)
    return one_version_each(public_practices().filter(below).order_by("title"), reader_language())


def partner_rows(page: Page) -> list[PartnerRow]:
    """Partners of the reader's tree with the number of their practices; the number of statements is constant."""
    index = PartnersIndexPage.objects.filter(locale__language_code=reader_language()).first()
    if index is None:
        return []
    partners = public_pages(PartnerPage.objects.child_of(index)).select_related("participation__organisation__region").order_by("title")
    counts = _practices_by_partner_slug()
    return [_row(partner, counts.get(partner.slug, 0)) for partner in partners]


def _practices_by_partner_slug() -> dict[str, int]:
    """Over all trees, which have the same slugs for a partner; a practice counts once in however many languages it is."""
    above = Page.objects.filter(path=OuterRef("above")).values("slug")
    practices = public_pages(GoodPracticePage.objects).order_by().annotate(above=Substr("path", 1, Length("path") - Page.steplen))
    rows = practices.annotate(partner=Subquery(above)).values("partner").annotate(number=Count("translation_key", distinct=True))
    return dict(rows.values_list("partner", "number"))


def _row(partner: PartnerPage, practices: int) -> PartnerRow:
    region = partner.participation.organisation.region
    return PartnerRow(
        page=partner,
        url=address_in(partner, reader_language()),
        region_code=region.code if region else "",
        region_name=region.label if region else "",
        country=region.country if region else "",
        longitude=float(region.longitude) if region and region.longitude is not None else None,
        latitude=float(region.latitude) if region and region.latitude is not None else None,
        practices=practices,
        current=partner.participation.is_current(timezone.localdate()),
    )


def news(asked: str | None) -> PageSlice:
    """One page of the news of all trees, newest first, each in the version that the reader gets."""
    found = public_pages(NewsPage.objects).filter(pk=Subquery(_card())).select_related("locale").order_by("-date", "-pk")
    return paginate(found.only(*_SHOWN, "date"), asked, per_page=NEWS_A_PAGE)


def _card() -> Any:
    """The rule of `card_language` inside the statement. A restriction holds for all versions, so that any live one may be chosen."""
    codes = (reader_language(), "en")
    rank = Case(*(When(locale__language_code=code, then=Value(place)) for place, code in enumerate(codes)), default=Value(len(codes)))
    versions = NewsPage.objects.filter(translation_key=OuterRef("translation_key"), live=True)
    return versions.order_by(rank, "pk").values("pk")[:1]


def region_map(rows: list[PartnerRow]) -> RegionMap:
    """One numbered dot a region; partners of the same region share it."""
    by_region: dict[str, Place] = {}
    for row in rows:
        if row.longitude is not None and row.latitude is not None and row.region_code:
            before = by_region[row.region_code].number if row.region_code in by_region else 0
            by_region[row.region_code] = Place(
                row.longitude, row.latitude, row.region_name, row.region_code, row.country, before + row.practices
            )
    return draw_map([place for _, place in sorted(by_region.items())])
