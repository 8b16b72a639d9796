"""The partners' pages in five trees, and the news."""

from functools import partial

from wagtail.models import Locale, Page

from exchange.accounts.models import User
from exchange.demo.data.news import NEWS
from exchange.demo.data.partner_pages import PARTNERS
from exchange.demo.data.shapes import NewsData, PartnerData
from exchange.demo.keeping import GoneError, Keeper
from exchange.demo.publishing import publish
from exchange.pages.models import NewsIndexPage, NewsPage
from exchange.pages.services import create_partner_pages
from exchange.partners.models import Participation


def load_pages(keeper: Keeper) -> None:
    for partner in PARTNERS:
        keeper.once(f"partner:{partner.slug}", partial(_partner, keeper, partner))
    for news in NEWS:
        keeper.once(f"news:{news.slug}", partial(_news, keeper, news))


def _partner(keeper: Keeper, data: PartnerData) -> Page:
    participation = keeper.need(Participation, f"participation:{data.organisation}")
    pages = create_partner_pages(participation=participation, slug=data.slug, titles={"en": data.name}, intros=data.intros)
    return pages[0]


def _news(keeper: Keeper, data: NewsData) -> Page:
    index = NewsIndexPage.objects.filter(locale__language_code=data.language).first()
    if index is None:
        raise GoneError("news")
    page = NewsPage(
        title=data.title,
        slug=data.slug,
        date=data.day,
        summary=data.summary,
        body=data.body,
        source_url=data.source_url,
        locale=Locale.objects.get(language_code=data.language),
        live=False,
    )
    index.add_child(instance=page)
    author, publisher = (keeper.need(User, f"person:{key}") for key in ("administrator2", "administrator"))
    publish(page, author=author, publisher=publisher)
    return page
