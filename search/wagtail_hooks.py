"""What search adds to the editors' pages, and what it counts of pages that are served."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from search.insight.noticing import note_opened
from search.permissions import can_keep_search
from search.thesaurus.admin import ThesaurusViewSet

register_snippet(ThesaurusViewSet)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    return [path("search-quality/", include("search.admin_urls"))]


class KeepersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_keep_search(request.user)


@hooks.register("register_admin_menu_item")
def register_asked() -> MenuItem:
    return KeepersMenuItem(_("Searches"), reverse("search_admin:asked"), name="searches", icon_name="search", order=412)


@hooks.register("register_admin_menu_item")
def register_judgements() -> MenuItem:
    return KeepersMenuItem(_("Judge results"), reverse("search_admin:judgements"), name="search-judgements", icon_name="check", order=414)


# After all that may refuse the page or send the reader elsewhere.
@hooks.register("before_serve_page", order=900)
def count_opened(page: Page, request: HttpRequest, serve_args: list[Any], serve_kwargs: dict[str, Any]) -> None:
    if page.live and not getattr(request, "redirect_to_version", ""):
        note_opened(request, page)


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    actions.register_action("search.mark", _("Judge"), _("A result of search was judged"))
