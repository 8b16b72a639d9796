"""`/events/threads/<public_id>/?after=seq`: what sockets only hint at. Pages that have no socket ask here."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchange.core.whole_numbers import whole_number
from exchange.realtime.selectors import MOST_EVENTS, events_after, open_thread


@require_safe
def thread_events(request: HttpRequest, public_id: str) -> HttpResponse:
    """Kinds and numbers, never a text. `more` says that a further request continues where this one ends."""
    thread = open_thread(request.user, public_id)
    if thread is None:
        return _answer({"error": _("There is no such thread.")}, status=404)
    after = whole_number(request.GET.get("after", "0"))
    if after is None:
        return _answer({"error": _("“after” must be the number of an event: a whole number from 0 on.")}, status=400)
    mark = f'"{thread.last_seq}.{after}"'
    if (same := get_conditional_response(request, etag=mark)) is not None:
        return _kept(same, mark)
    events = events_after(thread, after) if after < thread.last_seq else []
    return _kept(_answer({"events": events, "last_seq": thread.last_seq, "more": len(events) == MOST_EVENTS}), mark)


def _kept(response: HttpResponse, mark: str) -> HttpResponse:
    """The browser may keep the answer and must ask each time whether it still holds: a right that has ended answers 404."""
    response["ETag"] = mark
    response["Cache-Control"] = "private, no-cache"
    return response


def _answer(content: dict[str, object], *, status: int = 200) -> JsonResponse:
    response = JsonResponse(content, status=status)
    response["Cache-Control"] = "no-store"
    return response
