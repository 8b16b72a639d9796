"""What happens before a page is served: the reader's own version first, and a restriction of one version holds for all."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page, PageViewRestriction
from wagtail.wagtail_hooks import check_view_restrictions


@hooks.register("before_serve_page")
def lead_to_own_version(page: Page, request: HttpRequest, serve_args: list[Any], serve_kwargs: dict[str, Any]) -> HttpResponse | None:
    address = getattr(request, "redirect_to_version", "")
    return redirect(address) if address else None


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
