"""What accounts adds to the editors' pages, and refusals that tell nothing."""

from typing import NoReturn

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import auth
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from exchange.accounts import admin_views
from exchange.accounts.permissions import can_invite_staff

_urls = [
    path("", admin_views.index, name="index"),
    path("<int:pk>/resend/", admin_views.resend, name="resend"),
    path("<int:pk>/revoke/", admin_views.revoke, name="revoke"),
]


def register_urls() -> list[URLResolver]:
    return [path("invitations/", include((_urls, "accounts_admin")))]


class InvitationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_invite_staff(request.user)


def register_menu_item() -> MenuItem:
    return InvitationsMenuItem(_("Invitations"), reverse("accounts_admin:index"), icon_name="mail", order=900)


class SecondFactorNote(Component):
    """On the editors' first page, where no second factor is asked for."""

    name = "second_factor_note"
    template_name = "accounts/second_factor_panel.html"
    order = 10


def add_second_factor_note(request: HttpRequest, panels: list[Component]) -> None:
    if not settings.STAFF_SECOND_FACTOR_REQUIRED:
        panels.append(SecondFactorNote())


hooks.register("construct_homepage_panels", add_second_factor_note)
hooks.register("register_admin_urls", register_urls)
hooks.register("register_admin_menu_item", register_menu_item)


def _not_found(request: HttpRequest) -> NoReturn:
    raise Http404


# Wagtail answers a forbidden page with a redirect and a message, an unknown one with 404, and so tells which ones exist.
# There is no setting for it; its decorators look this function up in their module. Remove when Wagtail offers one.
auth.permission_denied = _not_found
