"""The catalogue while the engine is away: titles from the database, one an object; of the filters only the type counts."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

from wagtail.models import Page

from exchange.core.languages import card_language
from exchange.core.pagination import PageSlice, paginate
from exchange.core.public_pages import public_pages
from search.analysers import alphabetical, fold
from search.catalogue.asked import PER_PAGE, Asked
from search.catalogue.pages import address
from search.engines.documents import Facet
from search.parser import words_of
from search.registry import sources

READ_AT_ONCE = 2_000


class Version(NamedTuple):
    pk: int
    title: str
    url_path: str
    language: str
    order: str


@dataclass(frozen=True, slots=True)
class Title:
    title: str
    url: str
    language: str


def left_out(asked: Asked) -> tuple[Facet, ...]:
    """Filters that titles alone cannot be filtered by."""
    return tuple(facet for facet in asked.choices if facet is not Facet.TYPE)


def titles(asked: Asked) -> PageSlice:
    """Live public pages whose title has every word asked for and none to leave out, with or without accents, by title."""
    wanted = [fold(word) for word in asked.text.all_words]
    unwanted = [[fold(word) for word in phrase] for phrase in asked.text.without]
    having = [version for version in _shown(asked) if all(word in version.order for word in wanted)]
    matching = [version for version in having if not unwanted or not _says(version.title, unwanted)]
    page = paginate(sorted(matching, key=lambda version: version.order), asked.page, per_page=PER_PAGE)
    return replace(page, items=[Title(one.title, address(one.url_path, asked.language), one.language) for one in page.items])


def _says(title: str, phrases: Iterable[list[str]]) -> bool:
    words = [fold(word) for word in words_of(title)]
    return any(words[start : start + len(phrase)] == phrase for phrase in phrases for start in range(len(words)))


def _shown(asked: Asked) -> list[Version]:
    """Of every object the version that the reader is shown."""
    kinds = set(asked.choices.get(Facet.TYPE, ())) or {source.kind for source in sources()}
    models = [source.model._meta.model_name for source in sources() if source.kind in kinds]
    found = public_pages(Page.objects).filter(content_type__model__in=models)
    objects: dict[UUID, dict[str, Version]] = defaultdict(dict)
    rows = found.values_list("translation_key", "pk", "title", "url_path", "locale__language_code").order_by("pk")
    for key, pk, title, url_path, language in rows.iterator(READ_AT_ONCE):
        objects[key][language] = Version(pk, title, url_path, language, alphabetical(title))
    return [
        versions[card_language({code: version.pk for code, version in versions.items()}, asked.language)] for versions in objects.values()
    ]
