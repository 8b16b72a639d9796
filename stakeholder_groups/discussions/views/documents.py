"""The text that a thread reviews, paragraph by paragraph, and choosing it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.core.languages import reader_language
from exchange.core.pagination import paginate
from stakeholder_groups.discussions.forms import DocumentForm
from stakeholder_groups.discussions.models import DocumentReview, Thread
from stakeholder_groups.discussions.permissions import can_post
from stakeholder_groups.discussions.selectors import Reading, lines_of
from stakeholder_groups.discussions.selectors.documents import Source, newer_source, paragraphs_of_review, source_of
from stakeholder_groups.discussions.services import NothingToReviewError, OtherDocumentError, pin_document
from stakeholder_groups.discussions.views.acting import Act, act_page, data_of
from stakeholder_groups.discussions.views.threads import standing_or_404
from stakeholder_groups.groups.gate import coordinators_only, members_only
from stakeholder_groups.groups.selectors import Space

COMMENTS_A_PAGE = 50


@require_safe
@members_only
def document(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """Members of the group read the pinned revision here, and only here where it is a draft."""
    thread = standing_or_404(space, public_id)
    review = _review_or_404(thread)
    rows = paragraphs_of_review(review)
    context = {
        "space": space,
        "tab": "threads",
        "thread": thread,
        "review": review,
        "paragraphs": [row for row in rows if row.is_current],
        "changed": [row for row in rows if not row.is_current],
        "newer": newer_source(review, space.group),
        "may_post": can_post(space.membership, thread),
    }
    return render(request, "discussions/document.html", context)


@require_safe
@members_only
def comments(request: HttpRequest, space: Space, public_id: str, key: str) -> HttpResponse:
    """The posts that speak of one paragraph, in their order, page by page."""
    thread = standing_or_404(space, public_id)
    paragraph = _review_or_404(thread).paragraphs.filter(key=key).first()
    if paragraph is None:
        raise Http404
    spoken = thread.posts.filter(anchor__paragraph=paragraph).order_by("number")
    page = paginate(spoken.values_list("pk", flat=True), request.GET.get("page"), per_page=COMMENTS_A_PAGE)
    context = {
        "space": space,
        "tab": "threads",
        "thread": thread,
        "paragraph": paragraph,
        "page": page,
        "lines": lines_of(space, thread, spoken.filter(pk__in=page.items), Reading(None)),
        "may_post": can_post(space.membership, thread),
    }
    return render(request, "discussions/comments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@coordinators_only
def choose(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    thread = standing_or_404(space, public_id)
    form = DocumentForm(data_of(request), group=space.group, language=reader_language())
    if form.is_valid():
        source = source_of(form.cleaned_data["chosen"], space.group)
        why = _pin(space, thread, source)
        if not why:
            messages.success(request, _("The group can read the text and comment on its paragraphs."))
            return redirect("discussions:document", slug=space.group.slug, public_id=public_id)
        form.add_error(None, why)
    act = Act(
        title=_("Text under review"),
        lead=_("Members read this version of the text here, paragraph by paragraph, even where it is a draft. They do not get to edit it."),
        button=_("Put it before the group"),
    )
    return act_page(request, space, thread, form, act)


@require_POST
@coordinators_only
def move_on(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """To the newest version of the same page."""
    thread = standing_or_404(space, public_id)
    newer = newer_source(_review_or_404(thread), space.group)
    if newer is None:
        messages.info(request, _("There is no newer version of the text."))
    elif why := _pin(space, thread, newer):
        messages.warning(request, why)
    else:
        messages.success(request, _("The thread reviews the newer version now. Comments on paragraphs that are the same went with it."))
    return redirect("discussions:document", slug=space.group.slug, public_id=public_id)


def _pin(space: Space, thread: Thread, source: Source | None) -> str:
    """Why it could not be done, or nothing."""
    if source is None:
        return _nothing_to_read()
    try:
        pin_document(actor=space.membership.user, thread=thread, source=source)
    except NothingToReviewError:
        return _nothing_to_read()
    except OtherDocumentError:
        return _("This thread has comments on another page. Start a new thread for this one.")
    return ""


def _nothing_to_read() -> str:
    return _("This page has no text yet that the group could read.")


def _review_or_404(thread: Thread) -> DocumentReview:
    found: DocumentReview | None = getattr(thread, "review", None)
    if found is None:
        raise Http404
    return found
