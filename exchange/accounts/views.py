"""Invitations, profile and the way to a second factor."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from exchange.accounts import pending, second_factor
from exchange.accounts.enums import InvitationState
from exchange.accounts.forms import ProfileForm, SignupForm
from exchange.accounts.models import Invitation
from exchange.accounts.selectors import invitation_by_token, owns_address, stored_name
from exchange.accounts.services import InvitationClosedError, OtherAccountError, accept
from exchange.accounts.targets import describe


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """The page behind the link. A wrong and a revoked link are the same 404; nothing here names the invited address."""
    found = invitation_by_token(token)
    if found is None:
        raise Http404
    response = _answer(request, found)
    # The address holds the token. (The page's own meta lets forms tell their origin, or the browser would hide it.)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pending_invitation(request: HttpRequest) -> HttpResponse:
    """The invitation followed in this session, without the token in the address: where sign-in comes back to."""
    found = pending.current(request)
    if found is None:
        raise Http404
    return _answer(request, found)


def _answer(request: HttpRequest, found: Invitation) -> HttpResponse:
    if found.state is not InvitationState.OPEN:
        return _closed(request, found)
    user = request.user
    if not user.is_authenticated:
        pending.remember(request, found)
        return _show(request, found, form=SignupForm())
    if not owns_address(user, found.email):
        return _refused(request)
    if request.method == "POST":
        return _accept(request, found)
    return _show(request, found)


def _accept(request: HttpRequest, found: Invitation) -> HttpResponse:
    try:
        path = accept(invitation=found, user=request.user)  # type: ignore[arg-type]  # signed in
    except OtherAccountError:
        return _refused(request)
    except InvitationClosedError:
        found.refresh_from_db()
        return _closed(request, found)
    pending.forget(request)
    messages.success(request, _("You accepted the invitation."))
    return redirect(path)


def _show(request: HttpRequest, found: Invitation, **extra: Any) -> HttpResponse:
    context = {"invitation": found, "description": describe(found), "pending_url": reverse("accounts:pending"), **extra}
    return render(request, "accounts/invitation.html", context)


def _closed(request: HttpRequest, found: Invitation) -> HttpResponse:
    return render(request, "accounts/invitation_closed.html", {"invitation": found, "description": describe(found)}, status=410)


def _refused(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/invitation_refused.html", status=403)


@never_cache
@require_safe
def refused(request: HttpRequest) -> HttpResponse:
    """Where a sign-up ends whose invitation closed on the way or is another address's."""
    return _refused(request)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Name, organisation and language, and what others see of them."""
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "accounts/profile.html", {"form": form, "shown_name": _saved_name(request)}, status=status)
    user = form.save()
    with override(user.language):
        response = HttpResponseRedirect(reverse("accounts:profile"))
        messages.success(request, _("Your profile is saved."))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        user.language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=getattr(settings, "LANGUAGE_COOKIE_SECURE", False),
        httponly=True,
    )
    return response


def _saved_name(request: HttpRequest) -> str:
    """The name as stored: a refused form has already written its own into the user at hand."""
    return stored_name(request.user.get_username())


@login_required
@never_cache
@require_safe
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """Tells staff why a second factor is needed, how to set one up, and leads on once there is one."""
    target = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = reverse("wagtailadmin_home")
    passed = second_factor.passed(request, request.user)  # type: ignore[arg-type]  # signed in
    if not passed:
        second_factor.remember_target(request, target)
    known = second_factor.has_factor(request.user)  # type: ignore[arg-type]  # signed in
    return render(request, "accounts/second_factor.html", {"target": target, "passed": passed, "known": known})
