"""From a post to a record: what it can become, and the form that sends it out of the group."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from exchange.accounts.kept_texts import forget, form_of, keeps_text, was_kept
from exchange.core.languages import reader_language
from exchange.core.pagination import paginate
from exchange.core.rate_limits import hit
from practices.suggestions.enums import SuggestionKind
from practices.suggestions.forms import SuggestionForm
from practices.suggestions.selectors import kinds_open_to, name_shown_to, partner_pages, sent_by_group, subjects_for
from practices.suggestions.services import Letter, send_suggestion
from stakeholder_groups.discussions.models import Post
from stakeholder_groups.discussions.selectors import find_post, find_thread
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space

A_DAY = 24 * 3600
SUGGESTIONS_A_DAY = 20
PER_PAGE = 30
REFUSED, TOO_MANY = 422, 429


def standing_post_or_404(space: Space, public_id: str, seq: int) -> Post:
    """A withdrawn post becomes nothing any more."""
    thread = find_thread(space, public_id)
    post = find_post(thread, seq) if thread else None
    if post is None or not post.stands:
        raise Http404
    return post


@require_safe
@members_only
def make(request: HttpRequest, space: Space, public_id: str, seq: int) -> HttpResponse:
    post = standing_post_or_404(space, public_id, seq)
    context = {"space": space, "tab": "threads", "thread": post.thread, "post": post, "kinds": kinds_open_to(space.group)}
    return render(request, "suggestions/make.html", context)


@keeps_text
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def new(request: HttpRequest, space: Space, public_id: str, seq: int, kind: str) -> HttpResponse:
    post = standing_post_or_404(space, public_id, seq)
    if kind not in kinds_open_to(space.group):
        raise Http404
    chosen = SuggestionKind(kind)
    subjects = subjects_for(chosen, space.group, reader_language())
    user = space.membership.user
    if request.method != "POST":
        form = form_of(request, user, SuggestionForm, {"text": post.body[:5_000]}, kind=chosen, subjects=subjects)
        return _page(request, space, post, chosen, form)
    form = form_of(request, user, SuggestionForm, kind=chosen, subjects=subjects)
    status = _send(space, post, chosen, form)
    if status:
        return _page(request, space, post, chosen, form, status=status)
    forget(request)
    messages.success(request, _("It is sent. Below you see what becomes of it."))
    return redirect("suggestions:sent", slug=space.group.slug)


def _send(space: Space, post: Post, kind: SuggestionKind, form: SuggestionForm) -> int:
    """The status of a refusal; 0 when it was sent."""
    if not form.is_valid():
        return REFUSED
    if not hit("suggestions-day", str(space.membership.user_id), limit=SUGGESTIONS_A_DAY, seconds=A_DAY):
        return _refused(
            form, _("That were many suggestions for one day, so this one was not sent. Your text is below: send it tomorrow."), TOO_MANY
        )
    try:
        send_suggestion(actor=space.membership.user, group=space.group, post=post, letter=_letter(space, kind, form))
    except WritingRefusedError as refusal:
        return _refused(form, str(refusal))
    return 0


def _refused(form: SuggestionForm, reason: Any, status: int = REFUSED) -> int:
    form.add_error(None, reason)
    return status


def _letter(space: Space, kind: SuggestionKind, form: SuggestionForm) -> Letter:
    about = form.subject
    place = about.get_parent() if about and kind == SuggestionKind.QUESTION else partner_pages(space.group)[0]
    return Letter(
        kind=kind,
        place=place,
        about=about,
        text=form.cleaned_data["text"],
        language=space.group.language,
        name=space.membership.user.get_full_name() if form.cleaned_data["with_name"] else "",
        group_name=name_shown_to(place, space.group),
    )


def _page(request: HttpRequest, space: Space, post: Post, kind: SuggestionKind, form: SuggestionForm, *, status: int = 200) -> HttpResponse:
    own = partner_pages(space.group)
    context: dict[str, Any] = {
        "space": space,
        "tab": "threads",
        "thread": post.thread,
        "post": post,
        "kind": kind,
        "form": form,
        "was_kept": was_kept(request, space.membership.user),
        "partner": own[0] if own and kind != SuggestionKind.QUESTION else None,
        "tells_group": kind != SuggestionKind.QUESTION or space.group.is_public_page,
    }
    return render(request, "suggestions/new.html", context, status=status)


@require_safe
@members_only
def sent(request: HttpRequest, space: Space) -> HttpResponse:
    """What the group sent, with what became of it."""
    page = paginate(sent_by_group(space.group), request.GET.get("page"), per_page=PER_PAGE)
    return render(request, "suggestions/sent.html", {"space": space, "tab": "needs", "page": page})
