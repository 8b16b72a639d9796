"""A decision as its author reads it, in the group or no longer, and as who coordinates answers and ends her objection."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from exchange.accounts.kept_texts import forget, form_of, keeps_text, kept_for, mark_for, was_kept
from exchange.accounts.models import User
from exchange.content.markdown import stored_html
from exchange.core.rate_limits import hit
from stakeholder_groups.groups.gate import coordinators_only
from stakeholder_groups.groups.permissions import is_member
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.moderation.forms import AnswerForm, OutcomeForm
from stakeholder_groups.moderation.models import Appeal, ModerationDecision
from stakeholder_groups.moderation.permissions import can_answer, is_inside
from stakeholder_groups.moderation.selectors.decisions import appeal_of, decision_about, decision_for, stored_appeal, title_for
from stakeholder_groups.moderation.selectors.people import is_only_one
from stakeholder_groups.moderation.services import (
    AlreadyAnsweredError,
    DecidedMeanwhileError,
    SecondPersonError,
    answer_author,
    decide_appeal,
    object_to,
)

MESSAGES_A_DAY = 30
REFUSED, CONFLICT, TOO_MANY = 422, 409, 429


@keeps_text
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_decision(request: HttpRequest, public_id: str) -> HttpResponse:
    """The author's page; it asks for the account and not for a membership, so that it outlives the latter."""
    user = cast("User", request.user)
    decision = decision_about(user, public_id)
    if decision is None:
        raise Http404
    form, status = form_of(request, user, AnswerForm), 200
    if request.method == "POST":
        status = _objected(request, decision, form, user)
        if not status:
            forget(request)
            return redirect("moderation:own_decision", public_id=public_id)
    return _own_page(request, decision, form, status)


def _objected(request: HttpRequest, decision: ModerationDecision, form: AnswerForm, user: User) -> int:
    """The status of a refusal; 0 when it was sent."""
    if status := _obstacle(form, user):
        return status
    try:
        object_to(actor=user, decision=decision, text=form.cleaned_data["text"])
    except AlreadyAnsweredError:
        form.add_error(None, _("You can no longer answer here: the objection was decided, or you have left the group and answered once."))
        return CONFLICT
    messages.success(request, _("Your answer was sent to who coordinates the group."))
    return 0


def _obstacle(form: AnswerForm, user: User) -> int:
    if not form.is_valid():
        return REFUSED
    if not hit("objections", str(user.pk), limit=MESSAGES_A_DAY, seconds=24 * 3600):
        form.add_error(None, _("You have written very many messages today. Your text is kept below: send it tomorrow."))
        return TOO_MANY
    return 0


def _own_page(request: HttpRequest, decision: ModerationDecision, form: AnswerForm, status: int) -> HttpResponse:
    user = cast("User", request.user)
    appeal = stored_appeal(decision)
    context = {
        "decision": decision,
        "html": stored_html(decision.body_html),
        "appeal": appeal,
        "form": form,
        "was_kept": was_kept(request, user),
        "may_answer": can_answer(user, decision, appeal),
        "is_member": is_member(user, decision.group),
        "is_inside": is_inside(user, decision),
        "title": title_for(user, decision) if decision.thread_id else "",
        "answers": list(appeal.messages.all()) if appeal else [],
    }
    return render(request, "moderation/own_decision.html", context, status=status)


@keeps_text
@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def decision(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """The decision with the objection to it; the form answers the author."""
    found = _decision_or_404(space, public_id)
    appeal = appeal_of(found)
    form, status = form_of(request, space.membership.user, AnswerForm), 200
    if request.method == "POST":
        if appeal is None:
            raise Http404
        status = _obstacle(form, space.membership.user) or _answered(form, space, appeal)
        if not status:
            forget(request)
            messages.success(request, _("Your answer was sent to the author."))
            return redirect("moderation:decision", slug=space.group.slug, public_id=public_id)
    kept = kept_for(request, space.membership.user).get("end-reason", "")
    return _page(request, space, found, form, OutcomeForm(prefix="end", initial={"reason": kept}), status)


def _answered(form: AnswerForm, space: Space, appeal: Appeal) -> int:
    try:
        answer_author(actor=space.membership.user, appeal=appeal, text=form.cleaned_data["text"])
    except DecidedMeanwhileError:
        form.add_error(None, _("The objection was decided meanwhile, so nothing was sent. Your text is below."))
        return CONFLICT
    return 0


@require_POST
@coordinators_only
def outcome(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """Ends the objection."""
    found = _decision_or_404(space, public_id)
    appeal = appeal_of(found)
    if appeal is None:
        raise Http404
    form = OutcomeForm(request.POST, prefix="end")
    status = _ended(form, space, appeal) if form.is_valid() else REFUSED
    if status:
        return _page(
            request,
            space,
            _decision_or_404(space, public_id),
            AnswerForm(initial={"writer": mark_for(space.membership.user)}),
            form,
            status,
        )
    messages.success(request, _("Decided. The author was told by e-mail."))
    return redirect("moderation:decision", slug=space.group.slug, public_id=public_id)


def _ended(form: OutcomeForm, space: Space, appeal: Appeal) -> int:
    values = form.cleaned_data
    try:
        decide_appeal(actor=space.membership.user, appeal=appeal, granted=values["outcome"] == "granted", reason=values["reason"])
    except SecondPersonError:
        form.add_error(None, _("You made the decision yourself. Somebody else who coordinates the group decides on the objection."))
        return REFUSED
    except DecidedMeanwhileError:
        form.add_error(None, _("Somebody else has decided on the objection meanwhile. Nothing of yours was done."))
        return CONFLICT
    return 0


def _decision_or_404(space: Space, public_id: str) -> ModerationDecision:
    found = decision_for(space, public_id)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, space: Space, found: ModerationDecision, form: AnswerForm, end: OutcomeForm, status: int) -> HttpResponse:
    appeal, user = appeal_of(found), space.membership.user
    may_end = found.decider_id != user.pk or is_only_one(space.group, user, found.author_id)
    context = {
        "space": space,
        "tab": "moderation",
        "decision": found,
        "thread": found.place,
        "html": stored_html(found.body_html),
        "appeal": appeal,
        "answers": list(appeal.messages.select_related("writer")) if appeal else [],
        "form": form,
        "was_kept": was_kept(request, user),
        "end_form": end,
        "may_end": may_end,
    }
    return render(request, "moderation/decision.html", context, status=status)
