"""Reporting a post, and the way from what stands in its place to the decision."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from exchange.accounts.kept_texts import forget, form_of, keeps_text, was_kept
from exchange.content.markdown import stored_html
from exchange.core.rate_limits import hit
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.permissions import can_read_decision
from stakeholder_groups.discussions.services import PostWithdrawnError
from stakeholder_groups.discussions.views.threads import address_of, post_or_404
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space
from stakeholder_groups.moderation.forms import ReportForm
from stakeholder_groups.moderation.permissions import can_decide, can_report
from stakeholder_groups.moderation.selectors.decisions import latest_decision
from stakeholder_groups.moderation.services import report_post

REPORTS_A_DAY = 20


@keeps_text
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def report(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    post = post_or_404(space, public_id, seq)
    if not post.stands:
        messages.info(request, _("The post was withdrawn already."))
        return redirect(address_of(post))
    if not can_report(space.membership, post):
        raise PermissionDenied
    user = space.membership.user
    form, status = form_of(request, user, ReportForm), 200
    if request.method == "POST":
        status = _reported(request, space, post, form)
        if not status:
            forget(request)
            return redirect(address_of(post))
    context = {"space": space, "tab": "threads", "thread": post.thread, "post": post, "form": form, "html": stored_html(post.body_html)}
    context["was_kept"] = was_kept(request, user)
    return render(request, "moderation/report.html", context, status=status)


def _reported(request: HttpRequest, space: Space, post: Post, form: ReportForm) -> int:
    """The status of a refusal; 0 when the report is kept."""
    if not form.is_valid():
        return 422
    user = space.membership.user
    if not hit("reports", str(user.pk), limit=REPORTS_A_DAY, seconds=24 * 3600):
        form.add_error(None, _("You have reported many posts today. Write to who coordinates the group instead."))
        return 429
    try:
        is_new = report_post(actor=user, post=post, reason=form.cleaned_data["reason"], text=form.cleaned_data["text"])
    except PostWithdrawnError:
        messages.info(request, _("The post was withdrawn already."))
        return 0
    if is_new:
        messages.success(request, _("Thank you. Who coordinates the group was told; you hear of the decision."))
    else:
        messages.info(request, _("You have reported this post before, and it waits for a decision."))
    return 0


@require_safe
@members_only
def post(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    """Leads the author and who coordinates to the decision that took the post away."""
    found = post_or_404(space, public_id, seq)
    decision = latest_decision(found) if can_read_decision(space.membership, found) else None
    if decision is None:
        raise Http404
    if can_decide(space.membership, found):
        return redirect("moderation:decision", slug=space.group.slug, public_id=decision.public_id)
    return redirect("moderation:own_decision", public_id=decision.public_id)
