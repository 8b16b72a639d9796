"""Reading of practices."""

from typing import TYPE_CHECKING, Any, cast

from django.db.models import QuerySet, Value
from wagtail.models import Page

from exchange.accounts.models import User
from exchange.accounts.roles import NETWORK_ADMINISTRATORS, editors_group_name
from exchange.core.public_pages import public_pages
from practices.good_practices.models import GoodPracticePage, PracticeElement

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

SUBJECTS = ("directions", "sectors", "markets", "maturity")


def public_practice(user: "User | AnonymousUser", page_id: int) -> GoodPracticePage | None:
    """A published practice that the reader may see; a restriction of one version holds for all."""
    found = public_pages(GoodPracticePage.objects.visible_to(user))
    page: GoodPracticePage | None = found.filter(pk=page_id).select_related("locale").first()
    return page


def path_for(page: Page, language: str) -> str:
    """The page's path below a reader's language."""
    return f"/{language}/{page.url_path.split('/', 2)[2]}"


def subjects_of(facts: GoodPracticePage, language: str) -> dict[str, list[str]]:
    """Labels of all vocabularies that the practice names, in one statement."""
    parts = [_labels(facts, name, language) for name in SUBJECTS]
    found: dict[str, list[str]] = {name: [] for name in SUBJECTS}
    for name, _order, english, own in parts[0].union(*parts[1:], all=True).order_by("name", "order"):
        found[name].append(own or english)
    return found


def _labels(facts: GoodPracticePage, name: str, language: str) -> "QuerySet[Any, Any]":
    model = cast("Any", GoodPracticePage._meta.get_field(name)).related_model
    through = cast("Any", GoodPracticePage._meta.get_field(name)).remote_field.through
    chosen = through._default_manager.filter(goodpracticepage_id=facts.pk).values(f"{model._meta.model_name}_id")
    rows = model._default_manager.filter(pk__in=chosen).order_by()
    return cast("QuerySet[Any, Any]", rows.annotate(name=Value(name)).values_list("name", "order", "label_en", f"label_{language}"))


def owners_of(page: Page) -> QuerySet[User]:
    """Who writes for the partner below whose page it stands."""
    return editors_for(page.get_parent())


def editors_for(partner_page: Page) -> QuerySet[User]:
    """The editors of the partner; where there is none, the network's administrators."""
    active = User.objects.filter(is_active=True).order_by("pk")
    editors = active.filter(groups__name=editors_group_name(partner_page.slug))
    return editors if editors.exists() else active.filter(groups__name=NETWORK_ADMINISTRATORS)


def taken_below(page: Page) -> bool:
    """Whether a plan refers to an element of the page or of one below it."""
    return PracticeElement.objects.filter(page__path__startswith=page.path, transfers__isnull=False).exists()
