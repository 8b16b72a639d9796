"""Naming a practice that answers a need: only search knows both."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.core.languages import reader_language
from search.needs.ranking import named_practices
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.discussions.views.keeping import SIGNED_IN_AGAIN, forget, fresh_data, has_old_token, keeps_text, starting_values
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
    sent = fresh_data(request, user) if request.method == "POST" else None
    form = MatchForm(sent, initial=starting_values(request, user, ["note"], {}))
    if has_old_token(request):
        form.add_error(None, SIGNED_IN_AGAIN)
    if form.is_valid():
        try:
            mark_match(actor=user, need=need, practice_key=origin, note=form.cleaned_data["note"])
        except WritingRefusedError as refusal:
            form.add_error(None, str(refusal))
        except StepNotPossible:
            messages.info(request, _("The need had changed meanwhile: this is how it stands now."))
        else:
            messages.success(request, _("The practice is named as an answer."))
    if form.is_valid():
        forget(request)
        return redirect(need)
    context = {"space": space, "tab": "needs", "need": need, "practice": practice, "form": form}
    return render(request, "search/needs/answer.html", context, status=422 if form.errors else 200)
