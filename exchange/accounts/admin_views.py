"""The administrators' page under /admin/ for inviting editors, experts and further administrators."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from exchange.accounts import services
from exchange.accounts.admin_forms import StaffInvitationForm
from exchange.accounts.models import Invitation
from exchange.accounts.permissions import can_invite_staff
from exchange.accounts.selectors import staff_invitations
from exchange.core.pagination import paginate

View = Callable[..., HttpResponse]


def inviters_only(view: View) -> View:
    """For others the page does not exist."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not can_invite_staff(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return checked


@inviters_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """The form and all invitations, newest first."""
    form = StaffInvitationForm(request.POST or None, initial={"language": request.user.language})  # type: ignore[union-attr]  # signed in
    if request.method == "POST" and form.is_valid() and _invite(request, form):
        return redirect("accounts_admin:index")
    page = paginate(staff_invitations(), request.GET.get("p"), per_page=50)
    context = {"form": form, "page": page, "days": settings.INVITATION_DAYS}
    return render(request, "accounts/admin_invitations.html", context)


def _invite(request: HttpRequest, form: StaffInvitationForm) -> bool:
    data = form.cleaned_data
    try:
        services.invite(
            actor=request.user,  # type: ignore[arg-type]  # signed in
            email=data["email"],
            kind=data["kind"],
            target=form.target(),
            language=data["language"],
        )
    except services.DailyLimitReachedError:
        form.add_error(None, _("You sent as many invitations as a day allows. Go on tomorrow."))
        return False
    messages.success(request, _("The invitation to %(address)s is on its way.") % {"address": data["email"]})
    return True


@inviters_only
@require_POST
def resend(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link; the earlier one stops working."""
    invitation = get_object_or_404(staff_invitations(), pk=pk)
    try:
        services.resend(actor=request.user, invitation=invitation)  # type: ignore[arg-type]  # signed in
    except services.InvitationClosedError:
        messages.error(request, _("This invitation was answered or revoked in the meantime."))
    except services.DailyLimitReachedError:
        messages.error(request, _("You sent as many invitations as a day allows. Go on tomorrow."))
    else:
        messages.success(request, _("A new link is on its way; the earlier one no longer works."))
    return redirect("accounts_admin:index")


@inviters_only
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    invitation: Invitation = get_object_or_404(staff_invitations(), pk=pk)
    if services.revoke(actor=request.user, invitation=invitation):  # type: ignore[arg-type]  # signed in
        messages.success(request, _("The invitation is revoked; its link no longer works."))
    else:
        messages.error(request, _("This invitation was answered or revoked in the meantime."))
    return redirect("accounts_admin:index")
