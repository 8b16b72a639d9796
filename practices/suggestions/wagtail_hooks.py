"""What groups' suggestions add to the editors' pages."""

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from practices.suggestions.permissions import has_inbox


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    return [path("suggestions/", include("practices.suggestions.admin_urls"))]


class InboxMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return has_inbox(request.user)


@hooks.register("register_admin_menu_item")
def register_inbox() -> MenuItem:
    return InboxMenuItem(_("From groups"), reverse("suggestions_admin:inbox"), name="suggestions", icon_name="group", order=175)
