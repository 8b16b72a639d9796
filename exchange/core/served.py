"""What the statement that found a page told of it, kept with the page for as long as it is served.

The page's other versions, its parent and whether anything restricts it are asked for by routing, by hooks and by several
blocks of a template; kept here they are read once a request. A page that nobody routed to (a preview) has nothing kept.
"""

from dataclasses import dataclass

from wagtail.models import Page

_KEY = "_told_by_routing"


@dataclass(frozen=True, slots=True)
class Told:
    """Versions in every language, published or not, first written first."""

    versions: tuple[Page, ...]
    parent: Page | None
    is_restricted: bool


def keep(page: Page, told: Told) -> None:
    page.__dict__[_KEY] = told


def told_of(page: Page) -> Told | None:
    told: Told | None = page.__dict__.get(_KEY)
    return told
