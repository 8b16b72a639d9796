"""The administrators' page under /admin/ that adds a partner."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.pages import services
from exchange.pages.admin_forms import AddPartnerForm
from exchange.pages.permissions import can_add_partner


@require_http_methods(["GET", "HEAD", "POST"])
def add_partner(request: HttpRequest) -> HttpResponse:
    """For others the page does not exist."""
    if not can_add_partner(request.user):
        raise Http404
    form = AddPartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _add(request, form):
        return redirect("accounts_admin:index")
    return render(request, "pages/admin_add_partner.html", {"form": form})


def _add(request: HttpRequest, form: AddPartnerForm) -> bool:
    try:
        pages = services.add_partner(actor=request.user, partner=form.partner())  # type: ignore[arg-type]  # signed in
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("%(partner)s has its pages. Now invite its editors here.") % {"partner": pages[0].title})
    return True
