"""What every page has that goes through review."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from exchange.core.served import told_of
from practices.review import rules
from practices.review.editing import Requirement, ReviewedPageForm, ReviewedPagePermissionTester
from practices.review.enums import ReviewState, Step
from practices.review.models.events import ReviewEvent
from practices.review.querysets import ReviewedPageManager

if TYPE_CHECKING:
    from exchange.accounts.models import User

# The trees' own pages, named by their app: its room lies above this one.
APP_OF_THE_TREES = "pages"


class PublicTitle:
    """Shown in choosers and lists of everybody's under the published title: the next one is its writers' own matter."""

    title: str
    live: bool

    def get_admin_display_title(self) -> str:
        return self.title if self.live else super().get_admin_display_title()  # type: ignore[misc]  # Page has it


class KeptPage(PublicTitle):
    """Deleted or moved by no editor once it was public; whoever edits it submits it."""

    def permissions_for_user(self, user: "User") -> ReviewedPagePermissionTester:
        return ReviewedPagePermissionTester(user, self)


class ReviewedPage(KeptPage, models.Model):
    """Mixin of pages that editors write and network administrators publish."""

    # What a submission must hold; a draft may miss it.
    required_for_submission: ClassVar[tuple[Requirement, ...]] = ()
    # What is written on the original and only shown on its translations.
    facts_of_original: ClassVar[tuple[str, ...]] = ()

    # Whether administrators count and experts endorse pages of this type.
    can_be_judged: ClassVar[bool] = False
    # What a page of the type is read together with when it is shown.
    read_with: ClassVar[tuple[str, ...]] = ()

    base_form_class = ReviewedPageForm
    promote_panels: ClassVar[list[Any]] = [FieldPanel("slug"), FieldPanel("search_description")]
    # Publication by the clock would go past review.
    settings_panels: ClassVar[list[Any]] = []

    objects = ReviewedPageManager()

    class Meta:
        abstract = True

    @cached_property
    def original(self) -> Self:
        """The first written version of the page, itself when there is no older one."""
        told = told_of(self)
        if told and told.versions[0].pk == self.pk:
            return self
        versions = type(self)._default_manager.filter(translation_key=self.translation_key)  # type: ignore[attr-defined]  # Page has it
        first = versions.select_related("locale", *self.read_with).order_by("pk").first()
        return self if first is None or first.pk == self.pk else first

    @property
    def facts(self) -> Self:
        """The version whose facts hold: the original, as long as it is public."""
        return self.original if self.original.live else self

    @property
    def is_translation(self) -> bool:
        return self.pk is not None and self.original.pk != self.pk

    @property
    def older_than_original(self) -> bool:
        """Whether the original was published anew after this translation."""
        return self.is_translation and rules.is_older_than_original(
            self.last_published_at,  # type: ignore[attr-defined]  # Page has it
            self.original.last_published_at,  # type: ignore[attr-defined]  # Page has it
        )

    @property
    def review_state(self) -> ReviewState:
        return state_of_page(self)

    @property
    def open_request(self) -> ReviewEvent | None:
        """What an administrator asked for and nobody has answered yet."""
        if self.pk is None or self.review_state is not ReviewState.CHANGES_WANTED:
            return None
        return ReviewEvent.objects.filter(page_id=self.pk, step=Step.CHANGES_WANTED).order_by("-happened_at", "-pk").first()

    def missing_for_submission(self) -> list[Requirement]:
        return [requirement for requirement in self.requirements() if not self._holds(requirement.field)]

    def requirements(self) -> list[Requirement]:
        hidden = self.facts_of_original if self.is_translation else ()
        return [requirement for requirement in self.required_for_submission if requirement.field not in hidden]

    def _holds(self, field: str) -> bool:
        value = getattr(self, field)
        if hasattr(value, "all"):
            return bool(list(value.all()))
        return bool(value.strip() if isinstance(value, str) else value)


def is_reviewed(page: Page | None) -> bool:
    """Whether pages of this type go through review, so that a submission of them can be decided."""
    return page is not None and is_reviewed_type(type(page))


def is_reviewed_type(model: type[models.Model]) -> bool:
    """What partners write, their own pages, and the trees' others: whatever has the workflow above it."""
    return issubclass(model, ReviewedPage) or model._meta.app_label == APP_OF_THE_TREES


def state_of_page(page: Any) -> ReviewState:
    workflow = page.current_workflow_state
    last = page.review_events.order_by("-happened_at", "-pk").values_list("step", flat=True).first()
    return rules.state_of(live=page.live, workflow_status=workflow.status if workflow else "", last_step=last or "")


def missing_in(page: Any) -> list[Requirement]:
    """What a submission of this version would still miss; the trees' own pages have no required rows."""
    return page.missing_for_submission() if isinstance(page, ReviewedPage) else []


def original_of(page: Page) -> Page:
    return page.original if isinstance(page, ReviewedPage) else page
