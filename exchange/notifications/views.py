"""The list, the bell's number, the settings, and the page that a mail's link to stop leads to."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.notifications.forms import NoticeSettingsForm
from exchange.notifications.listing import Asked, page_of
from exchange.notifications.selectors import areas, settings_of, unread_of
from exchange.notifications.services import choosing, reading
from exchange.notifications.tokens import DIGEST, read_token

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@login_required
@never_cache
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    asked = Asked.of(request.GET)
    listed = page_of(request.user, asked)  # type: ignore[arg-type]  # signed in
    context = {"listed": listed, "asked": asked, "areas": [(key, kinds[0].area) for key, kinds in areas().items()]}
    return render(request, "notifications/list.html", context)


@login_required
@never_cache
@require_safe
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks it as read and leads to what it is about."""
    found = reading.open_notice(actor=request.user, pk=pk)  # type: ignore[arg-type]  # signed in
    if found is None:
        raise Http404
    return HttpResponseRedirect(found.said.url or reverse("notifications:list"))


@login_required
@require_POST
def mark_read(request: HttpRequest, pk: int) -> HttpResponse:
    reading.mark_read(actor=request.user, pks=[pk])  # type: ignore[arg-type]  # signed in
    return _back(request)


@login_required
@require_POST
def mark_all_read(request: HttpRequest) -> HttpResponse:
    reading.mark_read(actor=request.user)  # type: ignore[arg-type]  # signed in
    messages.success(request, _("All notices are marked as read."))
    return _back(request)


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To the list as it was shown."""
    target = request.POST.get("next", "")
    is_ours = target.startswith(reverse("notifications:list")) and url_has_allowed_host_and_scheme(target, None)
    return HttpResponseRedirect(target if is_ours else reverse("notifications:list"))


@login_required
@never_cache
@require_http_methods(READ_AND_WRITE)
def settings(request: HttpRequest) -> HttpResponse:
    chosen = settings_of(request.user)  # type: ignore[arg-type]  # signed in
    form = NoticeSettingsForm(request.POST if request.method == "POST" else None, chosen=chosen)
    if form.is_valid():
        said = {"rhythm": form.cleaned_data["rhythm"], "is_paused": form.cleaned_data["is_paused"]}
        choosing.choose(actor=request.user, choices=form.choices, **said)  # type: ignore[arg-type]  # signed in
        messages.success(request, _("Your settings are saved."))
        return HttpResponseRedirect(reverse("notifications:settings"))
    return render(request, "notifications/settings.html", {"form": form}, status=422 if form.is_bound else 200)


@csrf_exempt  # a mail program posts here by itself; who has the link may end mails and nothing else
@never_cache
@require_http_methods(READ_AND_WRITE)
def stop(request: HttpRequest, token: str) -> HttpResponse:
    wanted = read_token(token)
    if wanted is None:
        raise Http404
    if request.method == "POST":
        choosing.stop_mails(wanted)
    context: dict[str, Any] = {"is_stopped": request.method == "POST", "is_digest": wanted.what == DIGEST}
    response = render(request, "notifications/stop.html", context)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_safe
def unread(request: HttpRequest) -> HttpResponse:
    """`/events/notices/`: how many are unread. Pages ask again and again, so an answer that has not changed is empty."""
    if not request.user.is_authenticated:
        response: HttpResponse = JsonResponse({"error": _("Sign in to see your notices.")}, status=401)
    else:
        number = unread_of(request.user)
        tag = f'"{request.user.public_id}-{number}"'
        response = get_conditional_response(request, etag=tag) or JsonResponse({"unread": number})
        response["ETag"] = tag
    response["Cache-Control"] = "private, no-store"
    return response
