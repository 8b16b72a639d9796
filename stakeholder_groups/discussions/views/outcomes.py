"""Writing, withdrawing and looking back at the outcome of a thread."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.accounts.kept_texts import forget, keeps_text, kept_for, mark_for, was_kept
from exchange.content.markdown import stored_html
from stakeholder_groups.discussions.forms import OutcomeForm
from stakeholder_groups.discussions.models import Outcome, Thread
from stakeholder_groups.discussions.selectors import named_posts
from stakeholder_groups.discussions.services import OutcomeChangedError, state_of_outcome, withdraw_outcome, write_outcome
from stakeholder_groups.discussions.views import composing
from stakeholder_groups.discussions.views.threads import Shown, standing_or_404
from stakeholder_groups.groups.gate import coordinators_only, members_only
from stakeholder_groups.groups.selectors import Space


@keeps_text
@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def outcome(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    thread, user = standing_or_404(space, public_id), space.membership.user
    if request.method != "POST":
        kept = kept_for(request, user)
        numbers = ", ".join(str(post.number) for post in named_posts(thread).values())
        body = thread.standing_outcome.body if thread.standing_outcome else ""
        initial = {"body": kept.get("body") or body, "numbers": kept.get("numbers") or numbers, "writer": mark_for(user)}
        initial["seen"] = kept.get("seen") or state_of_outcome(thread.standing_outcome)
        return _page(request, space, thread, Shown(OutcomeForm(thread=thread, initial=initial)))
    action, form = composing.action_of(request), OutcomeForm(composing.with_fresh_mark(request, user), thread=thread)
    if action == "discard":
        forget(request)
        return redirect(thread)
    status = composing.status_of(request, form, user)
    if status or action != "send":
        return _page(request, space, thread, Shown(form, status or 200, None if status else composing.preview_of(form)))
    said = form.cleaned_data
    try:
        write_outcome(actor=user, thread=thread, body=said["body"], posts=said["numbers"], seen=said["seen"])
    except OutcomeChangedError:
        return _both(request, space, standing_or_404(space, public_id), form)
    forget(request)
    messages.success(request, _("The outcome stands on top of the thread."))
    return redirect(thread)


def _both(request: HttpRequest, space: Space, thread: Thread, form: OutcomeForm) -> HttpResponse:
    """The own text in the form, beside what the outcome says now. Sent again it was read, and the own text counts."""
    data = composing.with_fresh_mark(request, space.membership.user)
    data["seen"] = state_of_outcome(thread.standing_outcome)
    form.data = data
    form.add_error(
        None,
        _(
            "Somebody else has changed the outcome meanwhile, so nothing was changed. Both texts are below: take over what yours lacks, and save."
        ),
    )
    other = thread.standing_outcome
    extra = {"has_other": True, "other_html": stored_html(other.body_html) if other else ""}
    return _page(request, space, thread, Shown(form, composing.REFUSED, extra=extra))


def _page(request: HttpRequest, space: Space, thread: Thread, shown: Shown) -> HttpResponse:
    context = {
        "space": space,
        "tab": "threads",
        "thread": thread,
        "form": shown.form,
        "preview": shown.preview,
        "was_kept": was_kept(request, space.membership.user),
    }
    return render(request, "discussions/outcome_edit.html", context | shown.extra, status=shown.status)


@require_POST
@coordinators_only
def withdraw(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    thread = standing_or_404(space, public_id)
    withdrawn = _outcome_or_404(thread)
    if withdraw_outcome(actor=space.membership.user, outcome=withdrawn):
        messages.success(request, _("The outcome is withdrawn. What it said stays in its history."))
    else:
        messages.info(request, _("The outcome had been withdrawn already."))
    return redirect(thread)


@require_safe
@members_only
def history(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """What the outcome says and said, newest first; also of one that was withdrawn."""
    thread = standing_or_404(space, public_id)
    now = _outcome_or_404(thread)
    numbers = list(now.sources.order_by("post__number").values_list("post__number", flat=True))
    earlier = list(now.versions.select_related("author")[:50])
    rows = [{"row": now, "html": stored_html(now.body_html), "numbers": numbers}]
    rows += [{"row": row, "html": stored_html(row.body_html), "numbers": row.numbers} for row in earlier]
    return render(request, "discussions/outcome_history.html", {"space": space, "tab": "threads", "thread": thread, "versions": rows})


def _outcome_or_404(thread: Thread) -> Outcome:
    found: Outcome | None = getattr(thread, "outcome", None)
    if found is None:
        raise Http404
    found.thread = thread
    return found
