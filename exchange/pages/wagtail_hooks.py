"""What happens before a page is served, what the editors' pages may name, and the administrators' page that adds a partner.

The reader's own version comes first, and a restriction of one version holds for all. Choosers, explorer and API know other
partners' drafts to nobody (exchange.accounts.known).
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page, PageViewRestriction

from exchange.accounts.known import known_pages
from exchange.content.models import ExchangeDocument
from exchange.core.public_pages import restrictions_on
from exchange.core.served import told_of
from exchange.pages import admin_views
from exchange.pages.admin_api import replace_endpoints
from exchange.pages.documents import may_read
from exchange.pages.permissions import can_add_partner
from exchange.pages.places import copy_form_refused, may_add_below

Serve = Callable[[Page, HttpRequest, list[Any], dict[str, Any]], HttpResponse]

# After Wagtail's own, whose endpoints are replaced.
hooks.register("construct_admin_api", replace_endpoints, order=100)


@hooks.register("before_serve_page")
def restrict_all_versions(page: Page, request: HttpRequest, serve_args: list[Any], serve_kwargs: dict[str, Any]) -> None:
    """Wagtail's own check, which comes after this hook, is to know every restriction of the page.

    Told to this one page: the editors' form of restrictions goes on asking for the version's own. Who is signed in and belongs to
    no group that may read finds nothing: the sign-in that Wagtail leads to would send her back here for ever.
    """
    told = told_of(page)
    restrictions = PageViewRestriction.objects.none() if told and not told.is_restricted else restrictions_on(page)
    page.get_view_restrictions = lambda: restrictions
    if request.user.is_authenticated and not all(_lets_in(restriction, request) for restriction in restrictions):
        raise Http404


def _lets_in(restriction: PageViewRestriction, request: HttpRequest) -> bool:
    return restriction.restriction_type != PageViewRestriction.GROUPS or restriction.accept_request(request)


@hooks.register("before_serve_page")
def say_that_nothing_is_public(
    page: Page, request: HttpRequest, serve_args: list[Any], serve_kwargs: dict[str, Any]
) -> HttpResponse | None:
    return None if page.live else render(request, "pages/welcome.html", status=503)


# After Wagtail's check: the address of a version is nobody's who may not read it.
@hooks.register("on_serve_page", order=100)
def lead_to_own_version(serve: Serve) -> Serve:
    def lead(page: Page, request: HttpRequest, serve_args: list[Any], serve_kwargs: dict[str, Any]) -> HttpResponse:
        address = getattr(request, "redirect_to_version", "")
        return redirect(address) if address else serve(page, request, serve_args, serve_kwargs)

    return lead


@hooks.register("before_serve_document")
def serve_readable_documents(document: ExchangeDocument, request: HttpRequest) -> HttpResponse | None:
    """A file is as private as the pages that show it: unknown before they are published and after they are withdrawn."""
    if request.method not in {"GET", "HEAD"}:
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if not may_read(request, document):
        raise Http404
    return None


@hooks.register("construct_page_chooser_queryset")
def offer_known_pages(pages: Any, request: HttpRequest) -> Any:
    return known_pages(request.user, pages)


@hooks.register("construct_explorer_page_queryset")
def explore_known_pages(parent_page: Page, pages: Any, request: HttpRequest) -> Any:
    return known_pages(request.user, pages)


@hooks.register("before_copy_page")
def copy_below_own_pages(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Before Wagtail's view looks for the place: of one that the person may not write below nothing is told."""
    if request.method != "POST" or may_add_below(request.user, request.POST.get("new_parent_page")):
        return None
    context = {"page": page, "form": copy_form_refused(request, page), "next": get_valid_next_url_from_request(request)}
    return render(request, "wagtailadmin/pages/copy.html", context)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLResolver]:
    return [path("partners/", include(([path("add/", admin_views.add_partner, name="add_partner")], "pages_admin")))]


class AddPartnerMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_add_partner(request.user)


@hooks.register("register_admin_menu_item")
def register_add_partner() -> MenuItem:
    return AddPartnerMenuItem(_("Add a partner"), reverse("pages_admin:add_partner"), name="add-partner", icon_name="plus", order=395)
