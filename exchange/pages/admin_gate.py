"""The gate before Wagtail's own views: what stands in an address must be something the person may know of.

Wagtail looks pages up by the number in the address first and asks for permissions later, or not at all (the explorer, choosers,
moving, bulk actions). Here every number is looked at before the view runs; who may not know it gets 404.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.defaults import page_not_found
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from exchange.accounts.known import known_files, may_know, may_write_below, sees_all_pages
from exchange.pages.places import may_add_below, may_move, number_of

# Arguments of addresses that hold the number of a page, whatever the view.
PAGE_ARGUMENTS = ("page_id", "page_pk", "page_to_move_id", "parent_page_id", "destination_id")
# And those that hold the number of an image or document.
FILE_ARGUMENTS = {"image_id": get_image_model, "document_id": get_document_model, "doc_id": get_document_model}
# Fields of forms that hold the number of the page to move to or to write below.
PLACE_FIELDS = {
    "wagtailadmin_pages:choose_parent": "parent_page",
    "wagtailadmin_pages:move": "new_parent_page",
    "wagtail_bulk_action": "chooser",
}
# Fields of any form that hold the number of a version.
REVISION_FIELDS = ("revision_id", "loaded_revision_id", "overwrite_revision_id")
# Links of Wagtail's rich text, which no page of ours has, and an error on purpose.
NOBODYS = {f"wagtailadmin_choose_page_{kind}_link" for kind in ("external", "email", "phone", "anchor")} | {"wagtailadmin_error_test"}
# Views that name pages of everybody and cannot be narrowed.
FOR_THE_NETWORK = {"wagtailadmin_reports:page_types_usage", "wagtailadmin_reports:page_types_usage_results"}
# Our own views guard themselves.
_OF_WAGTAIL = ("wagtail", "simple_translation:", "element_chooser:")
_PAGE_KEYS = ("wagtailadmin_api:pages:", "wagtailadmin_pages:")


class AdminGateMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponseBase | None:
        if not request.path_info.startswith("/admin/") or not request.user.is_authenticated or is_open(request, kwargs):
            return None
        return page_not_found(request, Http404(), template_name="wagtailadmin/404.html")


def is_open(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    user, name = request.user, request.resolver_match.view_name if request.resolver_match else ""
    if not name.startswith(_OF_WAGTAIL):
        return True
    if name in NOBODYS or not _could_exist(request, name, kwargs) or not _leads_to_own_place(request, name, kwargs):
        return False
    if name == "wagtailadmin_choose_page_chosen_multiple":
        keys = _numbers(request.GET.getlist("id"))
        # The root has no parent, and Wagtail's view asks for it.
        return keys is not None and not Page.objects.filter(pk__in=keys, depth=1).exists() and may_know(user, keys)
    if sees_all_pages(user):
        return True
    if name in FOR_THE_NETWORK or (name == "wagtail_bulk_action" and not _bulk_is_open(request, kwargs)):
        return False
    if not all(_knows_file(user, model(), kwargs[argument]) for argument, model in FILE_ARGUMENTS.items() if argument in kwargs):
        return False
    keys = {kwargs[argument] for argument in PAGE_ARGUMENTS if argument in kwargs}
    if "pk" in kwargs and name.startswith(_PAGE_KEYS):
        keys.add(kwargs["pk"])
    return not keys or may_know(user, {int(key) for key in keys})


def _could_exist(request: HttpRequest, name: str, kwargs: dict[str, Any]) -> bool:
    """Whether what is asked for is of a form that the database can look up; Wagtail asks it about anything."""
    numbers = [str(value) for argument, value in kwargs.items() if argument.endswith(("pk", "_id"))]
    if name.endswith("chosen_multiple"):
        numbers += request.GET.getlist("id")
    if name.startswith("wagtailadmin_choose_page"):
        numbers += filter(None, request.GET.getlist("target_pages[]"))
    if request.method == "POST":
        numbers += filter(None, (request.POST.get(field) for field in REVISION_FIELDS))
    asked = (value for _key, values in request.GET.lists() for value in values)
    return _numbers(numbers) is not None and not any("\x00" in value for value in asked)


def _leads_to_own_place(request: HttpRequest, name: str, kwargs: dict[str, Any]) -> bool:
    """Whether pages may be moved to where the address or the form says; Wagtail names the place before it asks for permission."""
    if name == "wagtailadmin_pages:move_confirm":
        return may_move(request.user, kwargs["page_to_move_id"], kwargs["destination_id"])
    sent = request.POST.get(PLACE_FIELDS[name]) if request.method == "POST" and name in PLACE_FIELDS else None
    return not sent or may_add_below(request.user, sent)


def _knows_file(user: Any, model: Any, key: int) -> bool:
    return bool(known_files(user, model._default_manager.filter(pk=key)).exists())


def _bulk_is_open(request: HttpRequest, kwargs: dict[str, Any]) -> bool:
    try:
        model = apps.get_model(kwargs["app_label"], kwargs["model_name"])
    except LookupError:
        return False
    if not issubclass(model, Page | get_image_model() | get_document_model()):
        return True
    chosen = request.GET.getlist("id")
    keys = _numbers(request.GET.getlist("childOf") if "all" in chosen else chosen)
    if issubclass(model, Page):
        # The view names what one has no right to by the titles of drafts.
        return bool(keys) and all(may_write_below(request.user, key) for key in keys or ())
    if keys is None or "all" in chosen:
        return False
    return known_files(request.user, model._default_manager.filter(pk__in=keys)).count() == len(keys)


def _numbers(values: list[str]) -> set[int] | None:
    """The numbers, or nothing when one of them is none that a database could hold."""
    numbers = {number_of(value) for value in values}
    return None if None in numbers else {number for number in numbers if number is not None}
