"""Reading of practices."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from wagtail.models import Page, PageViewRestriction

from exchange.accounts.models import User
from exchange.accounts.roles import NETWORK_ADMINISTRATORS, editors_group_name
from practices.good_practices.models import GoodPracticePage, PracticeElement

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def public_practice(user: "User | AnonymousUser", page_id: int) -> GoodPracticePage | None:
    """A published practice that the reader may see; a restriction of one version holds for all."""
    page: GoodPracticePage | None = GoodPracticePage.objects.visible_to(user).live().filter(pk=page_id).select_related("locale").first()
    if page is None or PageViewRestriction.objects.filter(page__translation_key=page.translation_key).exists():
        return None
    return page


def path_for(page: Page, language: str) -> str:
    """The page's path below a reader's language."""
    return f"/{language}/{page.url_path.split('/', 2)[2]}"


def owners_of(page: Page) -> QuerySet[User]:
    """The editors of the partner; where there is none, the network's administrators."""
    active = User.objects.filter(is_active=True).order_by("pk")
    editors = active.filter(groups__name=editors_group_name(page.get_parent().slug))
    return editors if editors.exists() else active.filter(groups__name=NETWORK_ADMINISTRATORS)


def taken_below(page: Page) -> bool:
    """Whether a plan refers to an element of the page or of one below it."""
    return PracticeElement.objects.filter(page__path__startswith=page.path, transfers__isnull=False).exists()
