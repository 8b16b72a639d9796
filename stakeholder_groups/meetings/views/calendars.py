"""Calendar files: of one meeting for its members, of all her groups' meetings under a member's secret address."""

import hashlib

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings import services
from stakeholder_groups.meetings.calendars import CONTENT_TYPE, calendar_of
from stakeholder_groups.meetings.selectors import feed_of, meetings_for, reader_of
from stakeholder_groups.meetings.views.reading import meeting_or_404


@require_safe
@members_only
def file(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    response = _answer(request, calendar_of([meeting_or_404(space, public_id)]))
    response["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return response


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Asked by programs without a session. Whoever left, closed the account or renewed the address gets what a wrong one gets."""
    reader = reader_of(token)
    if reader is None:
        raise Http404
    with override(reader.language):
        body = calendar_of(meetings_for(reader), name=_("Meetings of my groups"))
    response = _answer(request, body)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _answer(request: HttpRequest, body: bytes) -> HttpResponse:
    """Kept by nobody but who asked, and asked for again each time; what is the same is not sent again."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type=CONTENT_TYPE, headers={"ETag": tag, "Cache-Control": "private, no-cache"})
    return get_conditional_response(request, etag=tag, response=response) or response


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """The secret address is shown once, in the answer to the button that makes it."""
    user = request.user
    assert user.is_authenticated
    address = ""
    if request.method == "POST" and request.POST.get("action") == "remove":
        services.remove_feed(actor=user)
        messages.success(request, _("The address is removed. Calendars that used it get nothing any more."))
        return redirect("meetings:calendar")
    if request.method == "POST":
        token = services.renew_feed(actor=user)
        address = settings.BASE_URL + reverse("meetings_calendar:feed", args=[token])
    return render(request, "meetings/calendar.html", {"feed": feed_of(user), "address": address})
