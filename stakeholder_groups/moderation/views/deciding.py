"""The queue, the page on which a post is decided on, and the log that the whole group reads."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from exchange.accounts.kept_texts import forget, form_of, keeps_text, was_kept
from stakeholder_groups.discussions.services import PostWithdrawnError
from stakeholder_groups.discussions.views.threads import post_or_404
from stakeholder_groups.groups.gate import coordinators_only, members_only
from stakeholder_groups.groups.selectors import Space, absences_of
from stakeholder_groups.moderation.enums import DecisionKind
from stakeholder_groups.moderation.forms import DecisionForm
from stakeholder_groups.moderation.permissions import can_decide
from stakeholder_groups.moderation.rules import NoSuchStepError, possible
from stakeholder_groups.moderation.selectors.decisions import latest_decision, log_of, rules_of, state_of
from stakeholder_groups.moderation.selectors.people import deciders_for
from stakeholder_groups.moderation.selectors.queue import Case, case_of, open_objections, queue_of
from stakeholder_groups.moderation.services import ChangedMeanwhileError, DecidedMeanwhileError, Verdict, decide

REFUSED, CONFLICT = 422, 409


@require_safe
@coordinators_only
def queue(request: HttpRequest, space: Space) -> HttpResponse:
    page = queue_of(space, request.GET.get("page"))
    own = any(case.is_own for case in page.items)
    context = {
        "space": space,
        "tab": "moderation",
        "page": page,
        "objections": open_objections(space),
        "absences": absences_of(space.group),
        # Reports on a coordinator's own posts wait for somebody else.
        "needs_deputy": own and not deciders_for(space.group, space.membership.user_id),
    }
    return render(request, "moderation/queue.html", context)


@require_safe
@members_only
def log(request: HttpRequest, space: Space) -> HttpResponse:
    tab = "moderation" if space.coordinates else "members"
    return render(request, "moderation/log.html", {"space": space, "tab": tab, "page": log_of(space.group, request.GET.get("page"))})


@keeps_text
@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def decide_post(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    post = post_or_404(space, public_id, seq)
    if not can_decide(space.membership, post):
        raise PermissionDenied
    case = case_of(space, post)
    form = _form(request, space, case)
    if request.method != "POST":
        return _page(request, space, case, form)
    if not form.is_valid():
        return _page(request, space, case, form, REFUSED)
    return _decided(request, space, case, form)


def _form(request: HttpRequest, space: Space, case: Case) -> DecisionForm:
    """Closing reports is a choice only where there are some; a refused form is made of the state as it is now."""
    kinds = [kind for kind in possible(case.standing) if kind != DecisionKind.KEEP or case.reports]
    state = state_of(case.post, latest_decision(case.post))
    said = {"kinds": kinds, "standing": case.standing, "rules": rules_of(space.group)}
    form: DecisionForm = form_of(request, space.membership.user, DecisionForm, otherwise={"seen": state}, **said)
    return form


def _decided(request: HttpRequest, space: Space, case: Case, form: DecisionForm) -> HttpResponse:
    values = form.cleaned_data
    verdict = Verdict(DecisionKind(values["kind"]), values["reason"], values["rule"], form.rule_text)
    try:
        decide(actor=space.membership.user, post=case.post, verdict=verdict, seen=values["seen"])
    except DecidedMeanwhileError as faster:
        done = faster.decision.done if faster.decision else ""
        return _again(request, space, case, _("Somebody else has decided meanwhile: %(done)s. Nothing of yours was done.") % {"done": done})
    except ChangedMeanwhileError:
        return _again(request, space, case, _("The author has changed the text meanwhile. Read it again; nothing was done yet."))
    except (NoSuchStepError, PostWithdrawnError):
        return _again(request, space, case, _("The post is no longer as it was. Nothing was done."))
    forget(request)
    messages.success(request, _("Decided. The author was told by e-mail."))
    return redirect("moderation:queue", slug=space.group.slug)


def _again(request: HttpRequest, space: Space, case: Case, words: str) -> HttpResponse:
    """The page as things are now, with what was typed."""
    now = case_of(space, case.post)
    form = _form(request, space, now)
    data = request.POST.copy()
    data["seen"] = str(form.initial["seen"])
    form.data = data
    form.is_valid()
    form.add_error(None, words)
    return _page(request, space, now, form, CONFLICT)


def _page(request: HttpRequest, space: Space, case: Case, form: DecisionForm, status: int = 200) -> HttpResponse:
    context = {
        "space": space,
        "tab": "moderation",
        "thread": case.post.thread,
        "case": case,
        "form": form,
        "was_kept": was_kept(request, space.membership.user),
        "can_do_something": bool(form.fields["kind"].choices),  # type: ignore[attr-defined]  # a ChoiceField
    }
    return render(request, "moderation/decide.html", context, status=status)
