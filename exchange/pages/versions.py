"""Which version of a page a reader gets, and the addresses of the others. Pages are found by path, not level by level."""

from dataclasses import dataclass

from django.utils.translation import get_language
from wagtail.models import Page

from exchange.core.languages import card_language


@dataclass(frozen=True, slots=True)
class Found:
    """A live page for the reader, or the address that she is to be sent to."""

    page: Page
    redirect_to: str = ""


def reader_language() -> str:
    return (get_language() or "en")[:2]


def find(home: Page, relative_path: str) -> Found | None:
    """The live page at a path below any tree's home: the reader's own version, else the one that the rule chooses."""
    homes = Page.objects.filter(translation_key=home.translation_key).values_list("url_path", flat=True)
    candidates = list(Page.objects.live().filter(url_path__in=[path + relative_path for path in homes]).select_related("locale"))
    reader = reader_language()
    for page in candidates:
        if page.locale.language_code == reader:
            return Found(page)
    if not candidates:
        return None
    by_language = live_versions(candidates[0])
    chosen = by_language[card_language({code: page.pk for code, page in by_language.items()}, reader)]
    if reader in by_language:
        return Found(chosen, redirect_to=address_in(chosen, reader))
    return Found(chosen)


def shown_instead(page: Page) -> Page:
    """The live version that stands in for a page that is not published; the page itself when there is none."""
    by_language = live_versions(page)
    if not by_language:
        return page
    return by_language[card_language({code: version.pk for code, version in by_language.items()}, reader_language())]


def live_versions(page: Page) -> dict[str, Page]:
    """Live versions of a page by language."""
    pages = Page.objects.live().filter(translation_key=page.translation_key).select_related("locale")
    return {version.locale.language_code: version for version in pages}


def address_in(page: Page, language: str) -> str:
    """The path that shows the page with menus in the language."""
    return address_of_path(page.url_path, language)


def address_of_path(url_path: str, language: str) -> str:
    return f"/{language}/{url_path.split('/', 2)[2]}"


def slug_is_taken(page: Page) -> bool:
    """Whether another page below the same partner, in any tree, has this slug."""
    parent = page.get_parent()
    if parent is None:
        return False
    partners = Page.objects.filter(translation_key=parent.translation_key)
    paths = [f"{partner.url_path}{page.slug}/" for partner in partners]
    return Page.objects.filter(url_path__in=paths).exclude(translation_key=page.translation_key).exists()
