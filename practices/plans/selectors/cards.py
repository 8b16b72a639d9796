"""Pages, elements and actions as the reader gets to see them: in her language where there is a version, else as `card_language` says."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Value
from wagtail.models import Page

from exchange.core.languages import card_language, reader_language
from exchange.core.public_pages import public_pages
from practices.good_practices.models import PracticeElement
from practices.plans.models import Action
from practices.visits.selectors import reader_path


class Cards:
    """Titles and addresses of pages named by whatever version. Made by two statements, whatever the number of pages."""

    def __init__(self, pages: Iterable[Page]) -> None:
        keys = {page.translation_key for page in pages}
        reader = reader_language()
        versions: dict[object, dict[str, Page]] = {}
        for page in public_pages(Page.objects).filter(translation_key__in=keys).select_related("locale"):
            versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
        self._cards = {
            key: group[card_language({code: page.pk for code, page in group.items()}, reader)] for key, group in versions.items()
        }
        shown = [page.pk for page in self._cards.values()]
        self._elements, self._actions = _texts(shown)
        self._places = _places(self._actions)

    def has(self, page: Page) -> bool:
        """Whether everybody may read some version of the page."""
        return page.translation_key in self._cards

    def title(self, page: Page) -> str:
        return self._card(page).title

    def language(self, page: Page) -> str:
        return self._card(page).locale.language_code

    def url(self, page: Page) -> str:
        """The card's path under the reader's language: the address that shows it with menus in her language."""
        return reader_path(self._card(page))

    def element(self, element: PracticeElement) -> str:
        return self._elements.get((element.translation_key, self._card(element.page).pk), element.name)

    def action(self, action: Action) -> str:
        return self._actions.get((action.translation_key, self._card(action.page).pk), action.title)

    def action_number(self, action: Action) -> int | None:
        """The action's place in the plan, from 1; None where the version shown does not have it."""
        return self._places.get((action.translation_key, self._card(action.page).pk))

    def _card(self, page: Page) -> Page:
        return self._cards.get(page.translation_key, page)


Texts = dict[tuple[UUID, int], str]


def _texts(pages: list[int]) -> tuple[Texts, Texts]:
    """Names of elements and titles of actions by the row's key and its page, in the order of the page, in one statement."""
    elements, actions = _rows(PracticeElement, "name", pages), _rows(Action, "title", pages)
    found: tuple[Texts, Texts] = ({}, {})
    for kind, page_id, _order, _pk, key, text in elements.union(actions, all=True).order_by("kind", "page_id", "sort_order", "id"):
        found[0 if kind == "name" else 1][key, page_id] = text
    return found


def _rows(model: Any, field: str, pages: list[int]) -> Any:
    rows = model.objects.filter(page__in=pages).order_by().annotate(kind=Value(field))
    return rows.values_list("kind", "page_id", "sort_order", "id", "translation_key", field)


def _places(rows: Iterable[tuple[UUID, int]]) -> dict[tuple[UUID, int], int]:
    """Each row's place on its page."""
    counts: Counter[int] = Counter()
    places = {}
    for key, page_id in rows:
        counts[page_id] += 1
        places[key, page_id] = counts[page_id]
    return places
