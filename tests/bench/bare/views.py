"""A view that answers "ok", one that commits a row, one that tells a thread's sockets, one that counts them."""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from exchange.core import wakeups
from exchange.realtime.hub import hub
from stakeholder_groups.discussions.enums import EventKind
from stakeholder_groups.discussions.models import Thread, ThreadEvent
from tests.bench.bare.models import BareRow

_announcer = ThreadPoolExecutor(1)
_said: "dict[int, Future[int]]" = {}


def ok(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


@csrf_exempt
def commit(request: HttpRequest) -> HttpResponse:
    with transaction.atomic():
        BareRow.objects.create(text=request.POST.get("body", ""))
    return HttpResponse("ok")


@csrf_exempt
def publish(request: HttpRequest, public_id: str) -> JsonResponse:
    """Raise a thread's number as a post does; its sockets are told a moment after this answer. `drop`: nobody is told."""
    thread = Thread.objects.get(public_id=public_id)
    Thread.objects.filter(pk=thread.pk).update(last_seq=F("last_seq") + 1)
    thread.refresh_from_db(fields=["last_seq"])
    ThreadEvent.objects.create(thread=thread, seq=thread.last_seq, kind=EventKind.PINNED)
    if "drop" not in request.GET:
        _said[thread.last_seq] = _announcer.submit(_announce, {"g": thread.group_id, "t": public_id, "seq": thread.last_seq, "v": 0})
    return JsonResponse({"seq": thread.last_seq})


def _announce(hint: dict[str, Any]) -> int:
    time.sleep(0.01)  # the request is over then: what is measured is telling, not answering
    at = time.monotonic_ns()
    wakeups.announce("thread", hint)
    return at


def published(request: HttpRequest, seq: int) -> JsonResponse:
    """When the hint of that number went out (monotonic nanoseconds)."""
    return JsonResponse({"at": _said.pop(seq).result(5)})


def sockets(request: HttpRequest) -> JsonResponse:
    """How many this process follows, and its anonymous memory in KiB."""
    said = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":" in line)
    return JsonResponse({"open": len(hub), "rss_anon_kib": int(said["RssAnon"].split()[0])})
