"""The read API, version 1."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from ninja import NinjaAPI
from ninja.errors import ValidationError

from exchange.api.catalogue import router
from exchange.api.docs import OwnDocs

api = NinjaAPI(
    title="Exchange read API",
    version="1",
    description="What the catalogue shows to everybody, for machines. No key is needed.",
    urls_namespace="api",
    docs=OwnDocs(),
    docs_url="docs",
    openapi_url="openapi.json",
)
api.add_router("", router)


@api.exception_handler(ValidationError)
def refused(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Each problem names its parameter last in `loc`, without our schema's names before it."""
    problems = []
    for problem in error.errors:
        loc = [str(part) for part in problem["loc"] if part != "parameters"]
        problems.append({"loc": loc, "msg": str(problem["msg"]), "type": str(problem["type"])})
    return api.create_response(request, {"detail": problems}, status=422)


urlpatterns = [path("", api.urls)]
