"""The catalogue while the engine is away: titles from the database, one card an object, no facets."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from wagtail.models import Page

from exchange.core.languages import card_language
from exchange.core.pagination import PageSlice, paginate
from exchange.core.public_pages import public_pages
from search.catalogue.asked import PER_PAGE, Asked
from search.catalogue.pages import address
from search.registry import sources

MOST = 5_000


@dataclass(frozen=True, slots=True)
class Title:
    title: str
    url: str
    language: str


def titles(asked: Asked) -> PageSlice:
    """Live public pages whose title has every word asked for, by title."""
    found = public_pages(Page.objects).filter(content_type__model__in=[source.model._meta.model_name for source in sources()])
    rows = list(found.values_list("translation_key", "pk", "title", "url_path", "locale__language_code").order_by("pk")[:MOST])
    versions: dict[UUID, dict[str, tuple[int, str, str]]] = defaultdict(dict)
    for key, pk, title, url_path, language in rows:
        versions[key][language] = (pk, title, url_path)
    cards = [_card(languages, asked.language) for languages in versions.values()]
    wanted = [word.casefold() for word in asked.text.all_words]
    matching = [card for card in cards if all(word in card.title.casefold() for word in wanted)]
    return paginate(sorted(matching, key=lambda card: card.title.casefold()), asked.page, per_page=PER_PAGE)


def _card(versions: dict[str, tuple[int, str, str]], reader: str) -> Title:
    language = card_language({code: pk for code, (pk, _, _) in versions.items()}, reader)
    _, title, url_path = versions[language]
    return Title(title, address(url_path, reader), language)
