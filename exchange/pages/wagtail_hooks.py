"""What happens before a page is served, and what the editors' pages may name.

The reader's own version comes first, and a restriction of one version holds for all. Choosers, explorer and API know other
partners' drafts to nobody (exchange.pages.permissions).
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction
from wagtail.wagtail_hooks import check_view_restrictions

from exchange.pages.admin_api import replace_endpoints
from exchange.pages.permissions import known_pages

# After Wagtail's own, whose endpoints are replaced.
hooks.register("construct_admin_api", replace_endpoints, order=100)


@hooks.register("before_serve_page")
def lead_to_own_version(page: Page, request: HttpRequest, serve_args: list[Any], serve_kwargs: dict[str, Any]) -> HttpResponse | None:
    address = getattr(request, "redirect_to_version", "")
    return redirect(address) if address else None


@hooks.register("before_serve_page")
def say_that_nothing_is_public(
    page: Page, request: HttpRequest, serve_args: list[Any], serve_kwargs: dict[str, Any]
) -> HttpResponse | None:
    return None if page.live else render(request, "pages/welcome.html", status=503)


@hooks.register("before_serve_page")
def restrict_all_versions(page: Page, request: HttpRequest, serve_args: list[Any], serve_kwargs: dict[str, Any]) -> HttpResponse | None:
    restricted = (
        PageViewRestriction.objects.filter(page__translation_key=page.translation_key).exclude(page_id=page.pk).select_related("page")
    )
    for restriction in restricted:
        answer = check_view_restrictions(restriction.page, request, serve_args, serve_kwargs)
        if answer is not None:
            return answer
    return None


@hooks.register("construct_page_chooser_queryset")
def offer_known_pages(pages: Any, request: HttpRequest) -> Any:
    return known_pages(request.user, pages)


@hooks.register("construct_explorer_page_queryset")
def explore_known_pages(parent_page: Page, pages: Any, request: HttpRequest) -> Any:
    return known_pages(request.user, pages)
