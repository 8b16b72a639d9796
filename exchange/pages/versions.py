"""Which version of a page a reader gets, and the addresses of the others. Pages are found by path, not level by level."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from wagtail.models import Page

from exchange.core import served
from exchange.core.languages import card_language, reader_language
from exchange.core.public_pages import is_restricted


@dataclass(frozen=True, slots=True)
class Found:
    """A live page for the reader, of its own class, or the address that she is to be sent to."""

    page: Page
    redirect_to: str = ""


def find(home: Page, relative_path: str) -> Found | None:
    """The live page at a path below any tree's home: the reader's own version, else the one that the rule chooses."""
    rows = list(_at(home, relative_path))
    asked = [row for row in rows if row.live and path_below_home(row) == relative_path]
    if not asked:
        return None
    reader = reader_language()
    own = [row for row in asked if row.locale.language_code == reader]
    versions = [row for row in rows if row.translation_key == (own or asked)[0].translation_key]
    if own:
        return Found(_served(own[0], rows, versions))
    by_language = {row.locale.language_code: row for row in versions if row.live}
    chosen = _chosen(by_language)
    return Found(_served(chosen, rows, versions), redirect_to=address_in(chosen, reader) if reader in by_language else "")


def _at(home: Page, relative_path: str) -> QuerySet[Page]:
    """All versions of the page at a path below any tree's home and of its parent, first written first. Slugs are indexed, paths are not."""
    parts = relative_path.strip("/").split("/")
    asked = ["/".join(parts[:end]) + "/" for end in range(max(1, len(parts) - 1), len(parts) + 1)]
    homes = Page.objects.filter(translation_key=home.translation_key)
    paths = [homes.values_list(Concat("url_path", Value(path), output_field=TextField()), flat=True) for path in asked]
    there = Q()
    for addresses in paths:
        there |= Q(url_path__in=addresses)
    found = Page.objects.filter(there, slug__in=parts[-2:], live=True).values("translation_key")
    return Page.objects.filter(translation_key__in=found).select_related("locale").annotate(is_restricted=is_restricted()).order_by("pk")


def _served(page: Page, rows: list[Page], versions: list[Page]) -> Page:
    """The page as its own class, with what every block of its template needs."""
    model: type[Page] = page.specific_class or Page
    specific = model._default_manager.select_related("locale", *getattr(model, "read_with", ())).get(pk=page.pk)
    parent = next((row for row in rows if row.path == page.path[: -Page.steplen]), None)
    served.keep(specific, served.Told(tuple(versions), parent, page.is_restricted))
    return specific


def _chosen(by_language: dict[str, Page]) -> Page:
    return by_language[card_language({code: page.pk for code, page in by_language.items()}, reader_language())]


def shown_instead(page: Page) -> Page:
    """The live version that stands in for a page that is not published; the page itself when there is none."""
    by_language = live_versions(page)
    if not by_language:
        return page
    return _chosen(by_language)


def live_versions(page: Page) -> dict[str, Page]:
    """Live versions of a page by language."""
    return {version.locale.language_code: version for version in all_versions(page) if version.live}


def all_versions(page: Page) -> Sequence[Page]:
    """Versions of a page, published or not, first written first."""
    told = served.told_of(page)
    return (
        told.versions if told else list(Page.objects.filter(translation_key=page.translation_key).select_related("locale").order_by("pk"))
    )


def address_in(page: Page, language: str) -> str:
    """The path that shows the page with menus in the language."""
    return address_of_path(page.url_path, language)


def address_of_path(url_path: str, language: str) -> str:
    return f"/{language}/{url_path.split('/', 2)[2]}"


def path_below_home(page: Page) -> str:
    """The same for every tree."""
    below: str = page.url_path.split("/", 2)[2]
    return below
