"""What the public may read of a group, and asking to join."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from exchange.core import rate_limits
from exchange.core.languages import reader_language
from stakeholder_groups.groups.forms import AskToJoinForm
from stakeholder_groups.groups.models import Group, JoinRequest
from stakeholder_groups.groups.permissions import is_member
from stakeholder_groups.groups.selectors import kinds_taking_part, listed_members
from stakeholder_groups.groups.services.joining import ask_to_join


def _known_group(request: HttpRequest, slug: str) -> Group:
    groups = Group.objects.known_to(request.user).select_related(
        "network", "participation__organisation__region", "policy_instrument", "theme"
    )
    found: Group | None = groups.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


@require_safe
def about(request: HttpRequest, slug: str) -> HttpResponse:
    group = _known_group(request, slug)
    context = {
        "group": group,
        "kinds": kinds_taking_part(group),
        "listed": listed_members(group),
        "is_member": is_member(request.user, group),
    }
    return render(request, "groups/about.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask to join. The answer is the same whether or not the address asked before or is a member's."""
    group = _known_group(request, slug)
    if is_member(request.user, group):
        return redirect("groups:group", slug=slug)
    user = request.user if request.user.is_authenticated else None
    form = AskToJoinForm(
        request.POST if request.method == "POST" else None,
        asks_for_rules=bool(group.network.rules),
        known_address=user.email if user else "",
        initial={"name": user.display_name, "organisation_name": str(user.organisation or "")} if user else None,
    )
    status = 200
    if request.method == "POST":
        if not rate_limits.hit("join-request", request.META.get("REMOTE_ADDR", ""), limit=10, seconds=3600):
            form.add_error(None, _("Too many requests came from here. Try again in an hour; your text stays below."))
        if form.is_valid():
            _store(request, group, form)
            messages.success(request, _("Your request was sent to the coordinator. You get the answer by e-mail."))
            return redirect("groups:about", slug=slug)
        status = 422
    return render(request, "groups/ask.html", {"group": group, "form": form}, status=status)


def _store(request: HttpRequest, group: Group, form: AskToJoinForm) -> None:
    join_request: JoinRequest = form.save(commit=False)
    join_request.language = reader_language()
    if request.user.is_authenticated:
        join_request.user, join_request.email = request.user, request.user.email
    if form.cleaned_data.get("accept_rules"):
        join_request.accepted_rules_version = group.network.rules_version
    ask_to_join(group=group, request=join_request)
