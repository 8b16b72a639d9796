"""What review adds to the editors' pages: queue, timeline, desk, and one way only to decide."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from practices.review import selectors
from practices.review.keeping_drafts import keep_as_draft, tell_that_it_was_kept
from practices.review.models.pages import is_reviewed
from practices.review.permissions import can_see_queue, can_see_timeline, judges

_REPLACED_PANELS = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel, RecentEditsPanel, LockedPagesPanel)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    return [path("review/", include("practices.review.admin_urls"))]


class QueueMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_see_queue(request.user)  # type: ignore[arg-type]  # our user model


class PublishedMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(judges(request.user))  # type: ignore[arg-type]  # our user model


@hooks.register("register_admin_menu_item")
def register_queue() -> MenuItem:
    return QueueMenuItem(_("Submissions"), reverse("review:queue"), name="submissions", icon_name="tasks", order=150)


@hooks.register("register_admin_menu_item")
def register_published() -> MenuItem:
    return PublishedMenuItem(_("Count and endorse"), reverse("review:published"), name="judgements", icon_name="success", order=160)


class DecideMenuItem(ActionMenuItem):
    label = _("Decide on the submission")
    name = "action-decide"
    icon_name = "tasks"

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse("review:decide", args=[parent_context["page"].pk])


class SubmitMenuItem(SubmitForModerationMenuItem):
    label = _("Submit for review")

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Wagtail would set the name of the workflow, which has one language, into its own words."""
        return {**super().get_context_data(parent_context), "label": self.label}


hooks.register("before_create_page", keep_as_draft)
hooks.register("after_create_page", tell_that_it_was_kept)


@hooks.register("construct_page_action_menu")
def decide_in_one_place(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Wagtail's buttons know no version that was read; deciding has its own view, with the comparison."""
    reviews = any(isinstance(item, WorkflowMenuItem) for item in menu_items)
    kept = (item for item in menu_items if not isinstance(item, WorkflowMenuItem | RestartWorkflowMenuItem))
    menu_items[:] = [SubmitMenuItem(item.order) if isinstance(item, SubmitForModerationMenuItem) else item for item in kept]
    for item in menu_items:
        if isinstance(item, CancelWorkflowMenuItem):
            item.label = _("Take the submission back")
    if reviews:
        menu_items.append(DecideMenuItem(order=5))
    elif context.get("locked_for_user"):
        # The one thing that the editor can still do stands first.
        menu_items.sort(key=lambda item: not isinstance(item, CancelWorkflowMenuItem))


@hooks.register("register_page_header_buttons")
def timeline_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Any:
    if page.pk and is_reviewed(page.specific_deferred) and can_see_timeline(user, page):
        yield Button(_("Timeline of the review"), reverse("review:timeline", args=[page.pk]), icon_name="history", priority=15)


class DeskPanel(Component):
    """Own pages and their states, with what can be begun; and what waits for an administrator."""

    name = "review_desk"
    template_name = "review/desk_panel.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        starters = selectors.starters(user)
        first = [starter for starter in starters if starter.language in {user.language, "en"}]
        return {
            "starters": first or starters,
            "more_starters": [starter for starter in starters if starter not in first] if first else [],
            "lines": selectors.own_pages(user),
            "waiting": selectors.waiting() if can_see_queue(user) else None,
            "is_judge": bool(judges(user)),
        }


# After all who add to it.
@hooks.register("construct_homepage_summary_items", order=1000)
def count_nothing_of_others(request: HttpRequest, summary_items: list[Any]) -> None:
    """Wagtail's counts tell of pages, images and documents that their reader may know nothing of."""
    summary_items.clear()


@hooks.register("construct_homepage_panels")
def put_desk_first(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, _REPLACED_PANELS)]
    panels.append(DeskPanel())


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    actions.register_action("review.withdraw", _("Withdraw"), _("Withdrawn from the public pages"))
