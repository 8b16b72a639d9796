"""A view that answers "ok", one that commits a row."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from tests.bench.bare.models import BareRow


def ok(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


@csrf_exempt
def commit(request: HttpRequest) -> HttpResponse:
    with transaction.atomic():
        BareRow.objects.create(text=request.POST.get("body", ""))
    return HttpResponse("ok")
