"""The page of one's own data: archives to fetch, and the way to erasure."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from exchange.accounts.own_data.forms import EraseForm
from exchange.accounts.own_data.proving import proof_required
from exchange.accounts.own_data.selectors import archive_of, archives_of
from exchange.accounts.own_data.services.archives import ask_for_archive
from exchange.accounts.own_data.services.erasures import ObstaclesError, ask_for_erasure
from exchange.core import rate_limits
from exchange.core.personal.registry import obstacles_of

if TYPE_CHECKING:
    from exchange.accounts.models import User

ARCHIVES_A_DAY = 5


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Archives with how far they are; posting asks for one."""
    user: User = request.user  # type: ignore[assignment]  # signed in
    if request.method == "POST":
        if rate_limits.hit("archive", str(user.pk), limit=ARCHIVES_A_DAY, seconds=24 * 3600):
            ask_for_archive(actor=user)
            messages.success(request, _("Your archive is being made. A mail tells you when it is ready."))
        else:
            messages.error(request, _("You asked for many archives today. Take one of those below, or come back tomorrow."))
        return redirect("own_data:page")
    return render(request, "own_data/page.html", {"archives": archives_of(user)})


@proof_required
@never_cache
@require_safe
def download(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The owner's alone; once it has expired the page says so."""
    archive = archive_of(request.user, public_id)  # type: ignore[arg-type]  # signed in
    if archive is None or archive.ready_at is None:
        raise Http404
    if not archive.is_offered or not archive.file.storage.exists(archive.file.name or ""):
        return render(request, "own_data/expired.html", status=410)
    # Closed by FileResponse.
    name = f"{archive.ready_at:%Y-%m-%d}-my-data.zip"
    return FileResponse(archive.file.open("rb"), as_attachment=True, filename=name, content_type="application/zip")


@proof_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Says what goes and what stays, asks for a confirmation, closes the account."""
    user: User = request.user  # type: ignore[assignment]  # signed in
    form = EraseForm(user, request.POST if request.method == "POST" else None)
    obstacles = obstacles_of(user)
    if not obstacles and form.is_valid():
        try:
            ask_for_erasure(user=user)
        except ObstaclesError as refusal:
            obstacles = refusal.lines
        else:
            logout(request)
            return redirect("own_data:erased")
    refused = bool(obstacles) or form.is_bound
    status = (409 if obstacles else 422) if refused and request.method == "POST" else 200
    return render(request, "own_data/erase.html", {"form": form, "obstacles": obstacles, "address": user.email}, status=status)


@never_cache
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Read by who is signed out by now; the same for everybody."""
    return render(request, "own_data/erased.html")


@login_required
@never_cache
@require_safe
def prove(request: HttpRequest) -> HttpResponse:
    """For who signs in by codes only: sign out, and in again by a new one."""
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = reverse("own_data:page")
    way_back = f"{reverse('account_request_login_code')}?{urlencode({'next': target})}"
    return render(request, "own_data/prove.html", {"way_back": way_back})
