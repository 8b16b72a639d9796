"""Health, small public files and the pages for what went wrong."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from exchange.core import component_page, health


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    state = health.examine()
    return JsonResponse({"well": state.well, "parts": state.parts}, status=200 if state.well else 503)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /api/",
        "Disallow: /*/account/",
        # The longer rule holds: a group's public page is for everybody.
        "Allow: /*/groups/*/about/",
        "Disallow: /*/groups/",
        "",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    text = f"Contact: mailto:{settings.SECURITY_CONTACT}\nPreferred-Languages: en, it, es, pl, sv\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """For developers."""
    context = {"components": component_page.components(), "parts": component_page.PARTS, **component_page.samples()}
    return render(request, "core/components.html", context)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "403.html", {"form_expired": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)
