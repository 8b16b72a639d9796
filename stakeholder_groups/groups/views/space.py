"""What every member may open."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.core.pagination import paginate
from stakeholder_groups.groups.forms import ListedForm
from stakeholder_groups.groups.gate import closed, enter, members_only
from stakeholder_groups.groups.models import Membership
from stakeholder_groups.groups.permissions import can_start_group
from stakeholder_groups.groups.selectors import Space, absences_of, emergency_accesses, members_of, open_requests
from stakeholder_groups.groups.services.joining import accept_rules
from stakeholder_groups.groups.services.members import LastCoordinatorError, leave, set_listed


@require_safe
@login_required
def my_groups(request: HttpRequest) -> HttpResponse:
    """The groups that the reader is in."""
    memberships = Membership.objects.of(request.user).select_related("group__network", "group__participation__organisation")
    return render(
        request,
        "groups/my_groups.html",
        {"memberships": memberships.order_by("group__name"), "may_start": can_start_group(request.user)},
    )


@require_safe
@members_only
def group(request: HttpRequest, space: Space) -> HttpResponse:
    context = {"space": space, "tab": "overview", "emergency_accesses": emergency_accesses(space.group)}
    if space.coordinates:
        context["open_requests"] = open_requests(space.group).count()
    return render(request, "groups/group.html", context)


@require_safe
@members_only
def members(request: HttpRequest, space: Space) -> HttpResponse:
    page = paginate(members_of(space.group), request.GET.get("page"), per_page=50)
    log = space.group.log.select_related("actor", "subject")[:20]
    context = {"space": space, "tab": "members", "page": page, "log": log, "absences": absences_of(space.group)}
    return render(request, "groups/members.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest, slug: str) -> HttpResponse:
    """The community rules: accepted before the first page of the group is shown."""
    space = enter(request, slug)
    if space is None:
        return closed(request)
    if request.method == "POST":
        accept_rules(membership=space.membership)
        return redirect("groups:group", slug=slug)
    return render(request, "groups/rules.html", {"space": space, "tab": ""})


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def own_membership(request: HttpRequest, space: Space) -> HttpResponse:
    """What the member allows, and the way out."""
    form = ListedForm(request.POST if request.method == "POST" else None, initial={"listed": space.membership.listed})
    if form.is_valid():
        set_listed(membership=space.membership, listed=form.cleaned_data["listed"])
        messages.success(request, _("Saved."))
        return redirect("groups:own_membership", slug=space.group.slug)
    return render(request, "groups/own_membership.html", {"space": space, "tab": "members", "form": form})


@require_POST
@members_only
def leave_group(request: HttpRequest, space: Space) -> HttpResponse:
    try:
        leave(membership=space.membership)
    except LastCoordinatorError:
        messages.error(request, _("You are the only one who coordinates this group. Name a deputy first."))
        return redirect("groups:own_membership", slug=space.group.slug)
    messages.success(request, _("You have left the group %(group)s.") % {"group": space.group.shown_name})
    return redirect("groups:my_groups")
