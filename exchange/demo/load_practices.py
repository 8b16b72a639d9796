"""The sixteen practices, each with an own picture."""

from datetime import date
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection, Page

from exchange.content.models import ExchangeImage
from exchange.demo.accounts import address
from exchange.demo.data.partner_pages import PARTNERS
from exchange.demo.data.practices import PRACTICES
from exchange.demo.data.shapes import PROJECT, ElementText, PracticeData
from exchange.demo.images import draw_routes
from exchange.demo.keeping import Keeper
from exchange.demo.publishing import PageMaker
from exchange.partners.models import Direction, FirmMaturity, Market, Organisation, PracticeTopic, Region, Sector, Theme
from practices.good_practices.models import FormEdition, GoodPracticePage, PracticeElement, PracticeImage, PracticeLink

CREDIT = "COMPETE IN Exchange"
ALTERNATIVES = {
    "en": "Drawing: routes lead from one ring to {routes} dots",
    "it": "Disegno: percorsi da un anello a {routes} punti",
    "es": "Dibujo: rutas de un anillo a {routes} puntos",
    "pl": "Rysunek: trasy od pierścienia do punktów, liczba punktów: {routes}",
    "sv": "Teckning: vägar från en ring till {routes} punkter",
}
NAMES = {partner.slug: partner.name.partition(" (")[0] for partner in PARTNERS}


def load_practices(keeper: Keeper) -> None:
    for practice in PRACTICES:
        PracticeMaker(keeper, practice).make()


def routes_drawn(data: PracticeData) -> int:
    """As many dots as the practice has elements, but at least two: a picture of one dot looks like a mistake."""
    return max(2, len(next(iter(data.texts.values())).elements))


class PracticeMaker(PageMaker):
    def __init__(self, keeper: Keeper, data: PracticeData) -> None:
        super().__init__(keeper, key=f"practice:{data.slug}", partner=data.partner, languages=list(data.texts))
        self.data = data

    def build(self) -> Page:
        data = self.data
        region = self.keeper.optional(Region, f"region:{data.region}")
        page: Any = GoodPracticePage(
            slug=data.slug,
            edition=FormEdition.objects.first(),
            region=region,
            latitude=region.latitude if region else None,
            longitude=region.longitude if region else None,
            organisation_in_charge=self.keeper.optional(Organisation, f"organisation:{data.organisation}"),
            city=data.city,
            level=data.level,
            start_month=_month(data.start_month),
            end_month=_month(data.end_month),
            ongoing=data.ongoing,
            topic=PracticeTopic.objects.filter(slug=data.topic).first(),
            theme=Theme.objects.filter(slug=data.theme).first(),
            contact_name=f"Editor, {NAMES[data.partner]}",
            contact_email=address(f"{data.partner}.editor"),
            source_url=data.source_url,
        )
        _choose_words(page, data)
        page.elements = [PracticeElement() for _ in next(iter(data.texts.values())).elements]
        page.links = [
            PracticeLink(title=data.source_title, url=data.source_url),
            PracticeLink(title="COMPETE IN, project page", url=PROJECT),
        ]
        page.images = [PracticeImage(image=self._image(), credit=CREDIT)]
        return page

    def write(self, page: Any, language: str) -> None:
        text = self.data.texts[language]
        page.title = text.title
        for field in ("summary", "detail", "resources", "evidence", "difficulties", "potential"):
            setattr(page, field, getattr(text, field))
        page.elements = [_write_element(row, element, page) for row, element in zip(page.elements.all(), text.elements, strict=True)]
        images = list(page.images.all())
        for row in images:
            row.alt = ALTERNATIVES[language].format(routes=routes_drawn(self.data))
        page.images = images

    def _image(self) -> ExchangeImage:
        return self.keeper.once(f"image:{self.data.slug}", partial(_draw, self.data)) or _draw(self.data)


def _write_element(row: PracticeElement, text: ElementText, page: Page) -> PracticeElement:
    row.name, row.what, row.needs = text.name, text.what, text.needs
    row.locale = page.locale
    return row


def _choose_words(page: Any, data: PracticeData) -> None:
    page.sectors = list(Sector.objects.filter(slug__in=data.sectors))
    page.markets = list(Market.objects.filter(slug__in=data.markets))
    page.maturity = list(FirmMaturity.objects.filter(slug__in=data.maturity))
    page.directions = list(Direction.objects.filter(slug__in=data.directions))


def _draw(data: PracticeData) -> ExchangeImage:
    routes = routes_drawn(data)
    return ExchangeImage.objects.create(
        title=f"{data.slug}: routes",
        description=ALTERNATIVES["en"].format(routes=routes),
        file=ContentFile(draw_routes(data.slug, routes), name=f"{data.slug}.png"),
        collection=Collection.objects.filter(name=data.partner, depth=2).first() or Collection.get_first_root_node(),
        credit=CREDIT,
    )


def _month(text: str) -> date | None:
    return date.fromisoformat(f"{text}-01") if text else None
