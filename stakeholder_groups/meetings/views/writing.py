"""What the forms of meetings share: words outlive the session that they were typed in, also those of a form of many rows."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchange.accounts.kept_texts import (
    SIGNED_IN_AGAIN,
    has_old_token,
    kept_for,
    was_kept,
)
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.meetings.forms import with_more_rows
from stakeholder_groups.meetings.models import Meeting

READ_AND_WRITE = ["GET", "HEAD", "POST"]
REFUSED, TOO_MANY = 422, 429
PLANNED_NO_MORE = gettext_lazy("The meeting was held or cancelled meanwhile, so nothing was changed.")
CHANGED_MEANWHILE = gettext_lazy(
    "Somebody else has changed the meeting meanwhile, so nothing was changed. Both are below: take over what yours lacks, and save."
)


def rows_of(request: HttpRequest, space: Space, rows: Any, saved: Any) -> Any:
    """What was kept over a sign-in, else what is saved."""
    kept = kept_for(request, space.membership.user)
    return with_more_rows(rows, kept) if kept else rows(initial=saved)


def seen_of(request: HttpRequest, space: Space, saved: str) -> str:
    """The mark of what rows began with: as it was sent, as it was kept over a sign-in, else that of what is `saved`."""
    if request.method == "POST":
        return request.POST.get("seen", "")
    kept = kept_for(request, space.membership.user)
    return kept.get("seen", "") if kept else saved


def form_page(request: HttpRequest, space: Space, template: str, **said: Any) -> HttpResponse:
    """`status` says that something was refused."""
    status = said.pop("status", 200)
    context = {"space": space, "tab": "meetings", "was_kept": was_kept(request, space.membership.user)} | said
    return render(request, template, context, status=status)


def status_of(*asked: forms.BaseForm) -> int:
    return REFUSED if any(form.errors for form in asked) else 200


def rows_again(request: HttpRequest, page: Callable[..., HttpResponse], rows: Any) -> HttpResponse | None:
    """The `page` as the answer to rows that are not to be stored: more of them are asked for, or they were sent under an earlier sign-in."""
    if has_old_token(request):
        return page(rows=with_more_rows(rows, request.POST), problem=SIGNED_IN_AGAIN, status=REFUSED)
    if request.POST.get("action") == "more":
        return page(rows=with_more_rows(rows, request.POST))
    return None


def not_possible(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    messages.info(request, _("That cannot be done with this meeting now: this is how it stands."))
    return redirect(meeting)
