"""Reading of practices."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Value
from wagtail.models import Page

from exchange.accounts.models import User
from exchange.accounts.roles import NETWORK_ADMINISTRATORS, editors_group_name
from exchange.core.languages import card_language
from exchange.core.public_pages import public_pages
from practices.good_practices.models import GoodPracticePage, PracticeElement
from practices.review.models import PracticeDecision
from practices.review.selectors import newest_decisions

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

SUBJECTS = ("directions", "sectors", "markets", "maturity")


def public_practice(user: "User | AnonymousUser", page_id: int) -> GoodPracticePage | None:
    """A published practice that the reader may see; a restriction of one version holds for all."""
    found = public_pages(GoodPracticePage.objects.visible_to(user))
    page: GoodPracticePage | None = found.filter(pk=page_id).select_related("locale").first()
    return page


def public_elements() -> "QuerySet[PracticeElement]":
    """Elements of practices that everybody may read: those that others may take."""
    return PracticeElement.objects.filter(page__in=public_pages(GoodPracticePage.objects).values("pk"))


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


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands beside a practice in lists: how many elements the version has, and what was judged of its original."""

    elements: int = 0
    counted: PracticeDecision | None = None
    endorsed: PracticeDecision | None = None


def marks_of(keys: Mapping[int, UUID]) -> dict[int, Marks]:
    """Of practices by number, given their translation keys; two statements however many there are."""
    if not keys:
        return {}
    counts = PracticeElement.objects.filter(page__in=keys).order_by().values_list("page").annotate(Count("pk"))
    elements: dict[int, int] = dict(counts)
    judged = newest_decisions(keys.values())
    return {pk: Marks(elements.get(pk, 0), **judged.get(key, {})) for pk, key in keys.items()}


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


def superseded_keys(keys: Collection[UUID]) -> set[UUID]:
    """Those of the practices that name a public one which replaces them; the original says it for all versions."""
    older = GoodPracticePage.objects.filter(translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk"))
    replaced = GoodPracticePage.objects.filter(~Exists(older), translation_key__in=keys)
    public = public_pages(GoodPracticePage.objects.all()).order_by().values("translation_key")
    found = replaced.filter(superseded_by__translation_key__in=public).exclude(superseded_by__translation_key=F("translation_key"))
    return set(found.order_by().values_list("translation_key", flat=True))


def replacement_of(facts: GoodPracticePage, language: str) -> GoodPracticePage | None:
    """The version of the replacing practice that a reader gets; none while nobody may read it."""
    if facts.superseded_by_id is None:
        return None
    named = GoodPracticePage.objects.filter(pk=facts.superseded_by_id).values("translation_key")
    versions = public_pages(GoodPracticePage.objects.filter(translation_key__in=named)).select_related("locale")
    found = {page.locale.language_code: page for page in versions.order_by("pk")}
    return found[card_language({code: page.pk for code, page in found.items()}, language)] if found else None
