"""What coordinators and deputies do: settings, roles, removals, requests to join."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.accounts.models import User
from exchange.core.languages import reader_language
from stakeholder_groups.groups.forms import GroupSettingsForm, ReasonForm, RoleForm, StartGroupForm, free_slug
from stakeholder_groups.groups.gate import closed, coordinators_only
from stakeholder_groups.groups.models import JoinRequest, Membership
from stakeholder_groups.groups.permissions import can_start_group
from stakeholder_groups.groups.selectors import Space, absences_of, membership_by_public_id
from stakeholder_groups.groups.services import joining, starting
from stakeholder_groups.groups.services import members as member_services


def _actor(request: HttpRequest) -> User:
    assert request.user.is_authenticated
    return request.user


def _member(space: Space, public_id: str) -> Membership:
    membership = membership_by_public_id(space.group, public_id)
    if membership is None:
        raise Http404
    return membership


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def settings(request: HttpRequest, space: Space) -> HttpResponse:
    form = GroupSettingsForm(request.POST if request.method == "POST" else None, instance=space.group)
    if request.method == "POST" and form.is_valid():
        starting.change_settings(actor=_actor(request), group=form.save(commit=False), changed=form.changed_data)
        messages.success(request, _("Saved."))
        return redirect("groups:settings", slug=space.group.slug)
    return render(request, "groups/settings.html", {"space": space, "tab": "settings", "form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def change_role(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    membership = _member(space, public_id)
    form = RoleForm(request.POST if request.method == "POST" else None, initial={"role": membership.role})
    if request.method == "POST" and form.is_valid():
        try:
            member_services.change_role(actor=_actor(request), membership=membership, role=form.cleaned_data["role"])
            messages.success(request, _("The role of %(name)s was changed.") % {"name": membership.user.get_full_name()})
            return redirect("groups:members", slug=space.group.slug)
        except member_services.LastCoordinatorError:
            form.add_error("role", _("Nobody else coordinates this group. Name another coordinator or a deputy first."))
    context = {"space": space, "tab": "members", "form": form, "membership": membership}
    return render(request, "groups/change_role.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def remove_member(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    membership = _member(space, public_id)
    if membership.pk == space.membership.pk:
        return redirect("groups:own_membership", slug=space.group.slug)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            member_services.remove_member(actor=_actor(request), membership=membership, reason=form.cleaned_data["reason"])
            messages.success(request, _("%(name)s was removed and was told why.") % {"name": membership.user.get_full_name()})
            return redirect("groups:members", slug=space.group.slug)
        except member_services.LastCoordinatorError:
            form.add_error(None, _("Nobody else coordinates this group. Name another coordinator or a deputy first."))
    context = {"space": space, "tab": "members", "form": form, "membership": membership}
    return render(request, "groups/remove_member.html", context, status=422 if form.errors else 200)


@require_safe
@coordinators_only
def join_requests(request: HttpRequest, space: Space) -> HttpResponse:
    requests = space.group.join_requests.select_related("decided_by").order_by("-state", "-created_at")[:100]
    context = {"space": space, "tab": "members", "requests": requests, "absences": absences_of(space.group)}
    return render(request, "groups/join_requests.html", context)


@require_POST
@coordinators_only
def grant_request(request: HttpRequest, space: Space, pk: int) -> HttpResponse:
    joining.grant(actor=_actor(request), request=_join_request(space, pk))
    messages.success(request, _("Granted. The person was told by e-mail."))
    return redirect("groups:join_requests", slug=space.group.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def decline_request(request: HttpRequest, space: Space, pk: int) -> HttpResponse:
    join_request = _join_request(space, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        joining.decline(actor=_actor(request), request=join_request, reason=form.cleaned_data["reason"])
        messages.success(request, _("Declined. The person was told why by e-mail."))
        return redirect("groups:join_requests", slug=space.group.slug)
    context = {"space": space, "tab": "members", "form": form, "join_request": join_request}
    return render(request, "groups/decline_request.html", context, status=422 if form.errors else 200)


def _join_request(space: Space, pk: int) -> JoinRequest:
    found = space.group.join_requests.select_related("user").filter(pk=pk).first()
    if found is None:
        raise Http404
    found.group = space.group
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """A new group: its text in two languages, and who will coordinate it."""
    if not request.user.is_authenticated:
        return closed(request)
    if not can_start_group(request.user):
        raise PermissionDenied
    form = StartGroupForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        group = form.save(commit=False)
        group.slug = free_slug(group.name)
        email = form.cleaned_data["coordinator_email"]
        starting.start_group(actor=request.user, group=group, coordinator_email=email, language=reader_language())
        messages.success(request, _("The group was started."))
        return redirect("groups:my_groups" if email != request.user.email else group.get_absolute_url())
    return render(request, "groups/start.html", {"form": form}, status=422 if form.errors else 200)
