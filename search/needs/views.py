"""Naming a practice that answers a need: only search knows both."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.accounts.kept_texts import forget, form_of, keeps_text, was_kept
from exchange.core.languages import reader_language
from search.needs.ranking import named_practices
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.needs.forms import MatchForm
from stakeholder_groups.needs.selectors import find_need
from stakeholder_groups.needs.services import StepNotPossible, mark_match


@keeps_text
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def answer_need(request: HttpRequest, space: Space, public_id: str, origin: uuid.UUID) -> HttpResponse:
    """Every member may; what is not public answers nothing."""
    need = find_need(space, public_id)
    practice = named_practices([origin], reader_language()).get(origin)
    if need is None or practice is None:
        raise Http404
    user = space.membership.user
    form = form_of(request, user, MatchForm)
    if form.is_valid():
        try:
            mark_match(actor=user, need=need, practice_key=origin, note=form.cleaned_data["note"])
            messages.success(request, _("The practice is named as an answer."))
        except StepNotPossible:
            messages.info(request, _("The need had changed meanwhile: this is how it stands now."))
        except WritingRefusedError as refusal:
            form.add_error(None, str(refusal))
        if not form.errors:
            forget(request)
            return redirect(need)
    context = {"space": space, "tab": "needs", "need": need, "practice": practice, "form": form, "was_kept": was_kept(request, user)}
    return render(request, "search/needs/answer.html", context, status=422 if form.errors else 200)
