"""What practices add to the editors' pages: messages to owners, counters, editions of the programme's form."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from practices.good_practices.models import FormEdition
from practices.good_practices.permissions import has_inbox
from practices.good_practices.selectors import taken_below


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    return [path("practice-messages/", include("practices.good_practices.admin_urls"))]


class InboxMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return has_inbox(request.user)  # type: ignore[arg-type]  # our user model


@hooks.register("register_admin_menu_item")
def register_inbox() -> MenuItem:
    return InboxMenuItem(_("Messages"), reverse("good_practices_admin:inbox"), name="practice-messages", icon_name="mail", order=170)


@hooks.register("insert_editor_js")
def load_counter() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("js/practices-counter.js"))


class FormEditionViewSet(SnippetViewSet):
    """Superusers only, as long as nobody is given the permission."""

    model = FormEdition
    icon = "form"
    list_display = ["name", "documented"]


register_snippet(FormEditionViewSet)


@hooks.register("before_delete_page")
def keep_what_travelled(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail's view would end in a database error."""
    return _refuse(request, [page])


@hooks.register("before_bulk_action")
def keep_all_that_travelled(request: HttpRequest, action_type: str, objects: Any, action_class_instance: Any) -> HttpResponse | None:
    return _refuse(request, objects) if action_type == "delete" else None


def _refuse(request: HttpRequest, pages: Iterable[Any]) -> HttpResponse | None:
    for page in pages:
        if isinstance(page, Page) and taken_below(page):
            title = page.get_admin_display_title()
            messages.error(
                request, gettext("“%(title)s” stays: plans refer to elements of it. It can be withdrawn instead.") % {"title": title}
            )
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None
