"""Asking for exports, seeing how far they are, fetching them. Each request asks anew whether the reader still may."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.core.languages import reader_language
from exchange.core.rate_limits import hit
from stakeholder_groups.discussions.models import Thread
from stakeholder_groups.groups.gate import coordinators_only, members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.records.forms import ExportForm, PolicyForm
from stakeholder_groups.records.models import Export
from stakeholder_groups.records.permissions import can_export, may_name
from stakeholder_groups.records.selectors import exports_of, find_export, find_thread, names_for_members
from stakeholder_groups.records.services.asking import Wanted, ask_for_export, delete_export, set_policy
from stakeholder_groups.records.services.expiring import expire_if_outdated

REFUSED, TOO_MANY = 422, 429
EXPORTS_A_DAY = 20
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def exports(request: HttpRequest, space: Space) -> HttpResponse:
    """`?thread=` names the thread; without it the form is for the whole group, which only who coordinates gets."""
    thread = _thread_or_404(request, space)
    if not can_export(space.membership, thread, named=False):
        if request.method == "POST":
            raise PermissionDenied
        return _page(request, space, thread, None)
    names = may_name(space.membership)
    if request.method != "POST":
        return _page(request, space, thread, ExportForm(initial={"client_key": str(uuid4())}, may_name=names))
    form = ExportForm(request.POST, may_name=names)
    if not form.is_valid():
        return _page(request, space, thread, form, REFUSED)
    user = space.membership.user
    if not hit("exports", str(user.pk), limit=EXPORTS_A_DAY, seconds=24 * 3600):
        form.add_error(None, _("You have asked for very many exports today. Ask again tomorrow."))
        return _page(request, space, thread, form, TOO_MANY)
    wanted = Wanted(thread, form.named, form.cleaned_data["with_files"], reader_language())
    made = ask_for_export(actor=user, group=space.group, wanted=wanted, client_key=form.cleaned_data["client_key"])
    return redirect("records:export", slug=space.group.slug, public_id=made.public_id)


def _thread_or_404(request: HttpRequest, space: Space) -> Thread | None:
    asked = request.GET.get("thread", "")[:22].replace("\x00", "")
    if not asked:
        return None
    found = find_thread(space, asked)
    if found is None:
        raise Http404
    found.group = space.group
    return found


def _page(request: HttpRequest, space: Space, thread: Thread | None, form: ExportForm | None, status: int = 200) -> HttpResponse:
    context = {
        "space": space,
        "tab": "threads" if thread else "settings" if space.coordinates else "",
        "thread": thread,
        "form": form,
        "exports": exports_of(space),
        "policy_form": _policy_form(space) if space.coordinates and thread is None else None,
    }
    return render(request, "records/exports.html", context, status=status)


def _policy_form(space: Space) -> PolicyForm:
    return PolicyForm(initial={"names_for_members": names_for_members(space.group)})


@require_POST
@coordinators_only
def policy(request: HttpRequest, space: Space) -> HttpResponse:
    form = PolicyForm(request.POST)
    form.is_valid()
    set_policy(actor=space.membership.user, group=space.group, names_for_members=form.cleaned_data["names_for_members"])
    messages.success(request, _("Saved."))
    return redirect("records:exports", slug=space.group.slug)


def _export_or_404(space: Space, public_id: str) -> Export:
    found = find_export(space, public_id)
    if found is None:
        raise Http404
    return found


@require_safe
@members_only
def export(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """How far it is; htmx asks again for that part alone. Without script the page loads itself anew, unless the reader wants it still."""
    found = _export_or_404(space, public_id)
    refreshes = found.is_under_way and "still" not in request.GET
    context = {"space": space, "tab": "threads" if found.thread_id else "settings", "export": found, "refreshes": refreshes}
    template = "records/_progress.html" if request.headers.get("HX-Request") == "true" else "records/export.html"
    return render(request, template, context)


@require_safe
@members_only
def download(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """The link is private to who asked, and opens nothing for somebody who has left, or once its time is over."""
    found = _export_or_404(space, public_id)
    if not found.can_be_fetched:
        raise Http404
    if expire_if_outdated(found):
        messages.warning(request, found.get_problem_display())
        return redirect(found)
    try:
        opened = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    # Closed by FileResponse.
    return FileResponse(opened, as_attachment=True, filename=found.filename, content_type="application/zip", headers=HEADERS)  # type: ignore[return-value]  # streams


@require_POST
@members_only
def delete(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    delete_export(actor=space.membership.user, export=_export_or_404(space, public_id))
    messages.success(request, _("The export is deleted."))
    return redirect("records:exports", slug=space.group.slug)
