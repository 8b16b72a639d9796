"""Administrators', experts' and editors' own views in the admin. Who may not see a page gets 404, as if there were none."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.models import Revision

from exchange.accounts.models import User
from practices.review import rules, selectors
from practices.review.enums import DecisionKind, Outcome, TaskAction
from practices.review.forms import AnswerForm, CountingForm, EndorsementForm, WithdrawalForm
from practices.review.models.pages import missing_in, original_of, state_of_page
from practices.review.permissions import can_judge, can_see_queue, can_see_timeline, can_withdraw, judges
from practices.review.selectors import Submission
from practices.review.services import JudgingError, judge, withdraw

_REFUSALS = {
    Outcome.NEWER_VERSION: gettext_lazy("Nothing was published: the page was changed after you opened it. Below is what changed since."),
    Outcome.NO_LONGER_OPEN: gettext_lazy("Nothing was changed: somebody else has decided on this submission."),
    Outcome.STILL_USED: gettext_lazy(
        "Nothing was published: this version removes an element that a plan has taken up. Ask the editor to keep it."
    ),
}


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)


def _page_or_404(page_id: int) -> Any:
    page = selectors.find_page(page_id)
    if page is None:
        raise Http404
    return page


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    if not can_see_queue(_user(request)):
        raise Http404
    return render(request, "review/queue.html", {"submissions": selectors.submissions(_user(request))})


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, page_id: int) -> HttpResponse:
    """One submission: what it changes, what was decided before, and the answer to it."""
    page = _page_or_404(page_id)
    if not can_see_queue(_user(request)):
        raise Http404
    submission = selectors.submission_of(page, _user(request))
    if submission is None:
        messages.warning(request, _("“%(title)s” does not wait for a decision.") % {"title": page.get_admin_display_title()})
        return redirect("review:timeline", page.pk)
    form = AnswerForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        outcome = _answer(request, submission, form.cleaned_data)
        if outcome is Outcome.DONE:
            return redirect("review:queue")
        return _decide_page(request, submission, form, refused=outcome, read=form.cleaned_data["revision"])
    return _decide_page(request, submission, form, refused=_refused(request))


def _refused(request: HttpRequest) -> Outcome | None:
    """A refusal that came through Wagtail's own workflow view."""
    value = request.GET.get("refused", "")
    return Outcome(value) if value in Outcome.values else None


def _answer(request: HttpRequest, submission: Submission, answer: dict[str, str]) -> Outcome:
    action = answer["action"]
    outcome: Outcome = submission.task_state.task.specific.decide(
        task_state=submission.task_state,
        actor=_user(request),
        action=action,
        comment=answer["comment"],
        revision=answer["revision"],
        field=answer["field"],
    )
    if outcome is Outcome.DONE:
        title = submission.page.get_admin_display_title()
        told = {
            TaskAction.APPROVE: _("“%(title)s” is published."),
            TaskAction.REJECT: _("“%(title)s” went back to its editor with your reason."),
            TaskAction.DECLINE: _("“%(title)s” is declined; its editor has your reason."),
        }
        messages.success(request, told[TaskAction(action)] % {"title": title})
    return outcome


def _decide_page(
    request: HttpRequest, submission: Submission, form: AnswerForm, *, refused: Outcome | None = None, read: str = ""
) -> HttpResponse:
    page = submission.page
    latest = page.get_latest_revision()
    context = {
        "submission": submission,
        "page": page,
        "form": form,
        "mark": rules.mark_of(latest.pk, latest.created_at),
        "refused": _REFUSALS.get(refused) if refused else "",
        "comparison": selectors.comparison(page=page, revision=latest, request=request, read=_read_revision(page, read, latest)),
        "actions": TaskAction,
    }
    return render(request, "review/decide.html", context, status=409 if refused else 200)


def _read_revision(page: Any, mark: str, latest: Revision) -> Revision | None:
    number = mark.split(":", 1)[0]
    if not number.isdecimal() or int(number) == latest.pk:
        return None
    return cast("Revision | None", page.revisions.filter(pk=int(number)).first())


@require_safe
def timeline(request: HttpRequest, page_id: int) -> HttpResponse:
    page = _page_or_404(page_id)
    if not can_see_timeline(_user(request), page):
        raise Http404
    context = {
        "page": page,
        "state": state_of_page(page),
        "events": selectors.timeline(page),
        "decisions": selectors.decisions_on(page),
        "missing": missing_in(page.get_latest_revision_as_object()),
        "can_edit": page.permissions_for_user(request.user).can_edit(),
        "can_withdraw": can_withdraw(_user(request), page),
        "open_to": [kind for kind in judges(_user(request)) if can_judge(_user(request), original_of(page), kind)],
    }
    return render(request, "review/timeline.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_page(request: HttpRequest, page_id: int) -> HttpResponse:
    page = _page_or_404(page_id)
    if not can_withdraw(_user(request), page):
        raise Http404
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw(actor=_user(request), page=page, reason=form.cleaned_data["reason"])
        messages.success(request, _("“%(title)s” is no longer public.") % {"title": page.get_admin_display_title()})
        return redirect("review:timeline", page.pk)
    return render(request, "review/withdraw.html", {"page": page, "form": form})


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    """Published originals with their judgements, for those whose role judges."""
    if not judges(_user(request)):
        raise Http404
    paged, lines = selectors.published_for_judging(_user(request), request.GET.get("p"))
    numbers = paged.paginator.get_elided_page_range(paged.number)
    return render(request, "review/published.html", {"lines": lines, "items": paged, "elided_page_range": numbers})


@require_http_methods(["GET", "HEAD", "POST"])
def judge_page(request: HttpRequest, page_id: int, kind: str) -> HttpResponse:
    page = original_of(_page_or_404(page_id))
    decision = DecisionKind(kind)
    if not can_judge(_user(request), page, decision):
        raise Http404
    form_class = EndorsementForm if decision is DecisionKind.ENDORSED else CountingForm
    form = form_class(request.POST or None, initial={"revision": page.live_revision_id or 0})
    if request.method == "POST" and form.is_valid():
        read = form.cleaned_data["revision"] or None
        try:
            judge(actor=_user(request), page=page, kind=decision, text=form.cleaned_data["text"], revision_id=read)
        except (JudgingError, PermissionDenied):
            form.add_error(None, _("The page was changed or judged while you were writing. Read it again; your text is kept here."))
        else:
            messages.success(request, _("Noted in the page’s timeline."))
            return redirect(reverse("review:published"))
    return render(request, "review/judge.html", {"page": page, "form": form, "kind": decision})
