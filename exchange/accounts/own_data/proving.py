"""Asking anew who somebody is, before something that cannot be undone or that shows everything about her."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from exchange.accounts.models import User

# As long as a sign-in counts as fresh for who signs in by mailed codes only.
FRESH_SECONDS = 900

View = Callable[..., HttpResponseBase]


def proof_required(view: View) -> View:
    """A password, a passkey or a one-time password again; who has none of them signs in anew by a mailed code."""

    @login_required
    @reauthentication_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not get_reauthentication_flows(request.user) and not signed_in_lately(request, request.user):  # type: ignore[arg-type]  # signed in
            return redirect(f"{reverse('own_data:prove')}?{urlencode({'next': request.path})}")
        return view(request, *args, **kwargs)

    return guarded


def signed_in_lately(request: HttpRequest, user: User) -> bool:
    records = get_authentication_records(request, user)
    return bool(records) and time.time() - records[-1]["at"] < FRESH_SECONDS
