"""Pages, elements and actions as the reader gets to see them: in her language where there is a version, else as `card_language` says."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from wagtail.models import Page

from exchange.core.languages import card_language
from exchange.core.public_pages import public_pages
from practices.good_practices.models import PracticeElement
from practices.plans.models import Action
from practices.visits.selectors import reader_path


class Cards:
    """Titles and addresses of pages named by whatever version. Made by five statements, whatever the number of pages."""

    def __init__(self, pages: Iterable[Page]) -> None:
        keys = {page.translation_key for page in pages}
        reader = (get_language() or "en")[:2]
        versions: dict[object, dict[str, Page]] = {}
        for page in public_pages(Page.objects).filter(translation_key__in=keys).select_related("locale"):
            versions.setdefault(page.translation_key, {})[page.locale.language_code] = page
        self._cards = {
            key: group[card_language({code: page.pk for code, page in group.items()}, reader)] for key, group in versions.items()
        }
        shown = [page.pk for page in self._cards.values()]
        self._elements = _texts(PracticeElement, "name", shown)
        self._actions = _texts(Action, "title", shown)
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


def _texts(model: Any, field: str, pages: list[int]) -> dict[tuple[UUID, int], str]:
    rows = model.objects.filter(page__in=pages).order_by("page_id", "sort_order", "pk").values_list("translation_key", "page_id", field)
    return {(key, page_id): text for key, page_id, text in rows}


def _places(rows: Iterable[tuple[UUID, int]]) -> dict[tuple[UUID, int], int]:
    """Each row's place on its page."""
    counts: Counter[int] = Counter()
    places = {}
    for key, page_id in rows:
        counts[page_id] += 1
        places[key, page_id] = counts[page_id]
    return places
