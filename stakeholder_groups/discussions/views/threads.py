"""The list of a group's threads, a new one, and the page of one with its reply form."""

from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from exchange.accounts.kept_texts import forget, keeps_text, was_kept
from exchange.core.whole_numbers import whole_number
from stakeholder_groups.discussions.enums import ThreadKind
from stakeholder_groups.discussions.forms import PostForm, ThreadForm
from stakeholder_groups.discussions.models import Post, Thread
from stakeholder_groups.discussions.permissions import can_moderate, can_post
from stakeholder_groups.discussions.selectors import (
    Line,
    changed_after,
    find_paragraph,
    find_post,
    find_thread,
    is_another_text,
    named_posts,
    page_of,
    reading_of,
    thread_list,
    window_of,
)
from stakeholder_groups.discussions.services import (
    DeadlinePassedError,
    ThreadLockedError,
    ThreadMergedError,
    mark_read,
    send_post,
    start_thread,
)
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.discussions.views import composing, uploads
from stakeholder_groups.discussions.views.addresses import follows_moves
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space

MISSED_TOO_MUCH = 410
# As many as one person sends within the time that a page is on its way.
KEYS_TOLD = 5


@dataclass(slots=True)
class Shown:
    """How a page with a form is to be shown."""

    form: PostForm
    status: int = 200
    preview: SafeString | None = None
    extra: dict[str, Any] = field(default_factory=dict)


def thread_or_404(space: Space, public_id: str) -> Thread:
    found = find_thread(space, public_id)
    if found is None:
        raise Http404
    return found


def standing_or_404(space: Space, public_id: str) -> Thread:
    """A thread that was merged into another one is an address only."""
    found = thread_or_404(space, public_id)
    if found.merged_into_id is not None:
        raise Http404
    return found


def post_or_404(space: Space, public_id: str, seq: int) -> Post:
    post = find_post(thread_or_404(space, public_id), seq)
    if post is None:
        raise Http404
    return post


def address_of(post: Post) -> str:
    """The window that the post stands in, at the post."""
    return f"{post.thread.get_absolute_url()}?page={page_of(post.number)}#post-{post.seq}"


@require_safe
@members_only
def threads(request: HttpRequest, space: Space) -> HttpResponse:
    kind = request.GET.get("kind", "")
    kind = kind if kind in ThreadKind.values else ""
    page = thread_list(space, request.GET.get("page"), kind)
    query = f"kind={kind}&" if kind else ""
    context = {"space": space, "tab": "threads", "page": page, "kind": kind, "kinds": ThreadKind.choices, "query": query}
    return render(request, "discussions/thread_list.html", context)


@keeps_text
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def new(request: HttpRequest, space: Space) -> HttpResponse:
    if request.method != "POST":
        return _new_page(request, space, Shown(composing.fresh(request, space, None, ThreadForm)))
    action, user = composing.action_of(request), space.membership.user
    form = ThreadForm(composing.with_fresh_mark(request, user), unfinished=action in composing.UNFINISHED)
    uploads.take_in(request, user, form)
    status = composing.status_of(request, form, user)
    if status:
        return _new_page(request, space, Shown(form, status))
    if action in composing.SHOWS_AGAIN:
        return _new_page(request, space, _in_between(request, space, form))
    if action == "send":
        return _start(request, space, form)
    if action == "autosave":
        return composing.autosave(request, space, None, form)
    composing.put_aside(request, space, None, form, action)
    return redirect("discussions:threads" if action == "draft" else "discussions:new", slug=space.group.slug)


def _start(request: HttpRequest, space: Space, form: PostForm) -> HttpResponse:
    values, user = form.cleaned_data, space.membership.user
    try:
        started = start_thread(
            actor=user,
            group=space.group,
            title=values["title"],
            kind=values["kind"],
            body=values["body"],
            client_key=values["client_key"],
            files=[file.pk for file in form.kept],
        )
    except WritingRefusedError as refusal:
        form.add_error(None, composing.kept_below(refusal))
        return _new_page(request, space, Shown(form, composing.REFUSED))
    first = started.posts.order_by("seq").first()
    if first and is_another_text(first, values["body"]):
        return _new_page(request, space, Shown(composing.sent_before(request, user, ThreadForm, form.kept), composing.REFUSED))
    forget(request)
    if first and "poll" in request.POST:
        return redirect("discussions:new_poll", space.group.slug, started.public_id, first.seq)
    return redirect(started)


def _in_between(request: HttpRequest, space: Space, form: PostForm) -> Shown:
    """The form on its way: with a preview, or with the people whom its text can call."""
    preview = composing.preview_of(form, space) if composing.action_of(request) == "preview" else None
    return Shown(form, preview=preview, extra=composing.called_people(request, space))


def _new_page(request: HttpRequest, space: Space, shown: Shown) -> HttpResponse:
    context = {
        "space": space,
        "tab": "threads",
        "form": shown.form,
        "preview": shown.preview,
        "was_kept": was_kept(request, space.membership.user),
    }
    return render(request, "discussions/thread_new.html", context | shown.extra, status=shown.status)


@keeps_text
@require_http_methods(["GET", "HEAD", "POST"])
@follows_moves
@members_only
def thread(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    found = thread_or_404(space, public_id)
    if found.merged_into is not None:
        return _merged(request, space, found)
    if request.method == "POST":
        return _reply(request, space, found)
    return _thread_page(request, space, found, Shown(composing.fresh(request, space, found, composing.reply_form_of(found))))


def _merged(request: HttpRequest, space: Space, found: Thread, refused: PostForm | None = None) -> HttpResponse:
    """Lead on to the thread that remains. A text that was written below the other one is not sent there by itself."""
    remains = found.merged_into
    while remains is not None and remains.merged_into is not None:
        remains = remains.merged_into
    there = find_thread(space, remains.public_id) if remains else None
    if there is None:
        raise Http404
    if request.method != "POST":
        return redirect(there)
    user = space.membership.user
    form = composing.moved_on(request, user, composing.reply_form_of(there))
    if refused is None:
        uploads.take_in(request, user, form)
    else:
        form.kept = refused.kept
    return _thread_page(request, space, there, Shown(form, composing.REFUSED))


def _reply(request: HttpRequest, space: Space, found: Thread) -> HttpResponse:
    action, user = composing.action_of(request), space.membership.user
    form = composing.reply_form_of(found)(composing.with_fresh_mark(request, user), unfinished=action in composing.UNFINISHED)
    uploads.take_in(request, user, form)
    status = composing.status_of(request, form, user)
    if status:
        return _thread_page(request, space, found, Shown(form, status))
    if action in composing.SHOWS_AGAIN:
        return _thread_page(request, space, found, _in_between(request, space, form))
    if action == "send":
        return _send(request, space, found, form)
    if action == "autosave":
        return composing.autosave(request, space, found, form)
    composing.put_aside(request, space, found, form, action)
    return redirect(f"{found.get_absolute_url()}#reply")


def _send(request: HttpRequest, space: Space, found: Thread, form: PostForm) -> HttpResponse:
    values = form.cleaned_data
    answered = find_post(found, values["reply_to"]) if values["reply_to"] else None
    try:
        sent = send_post(
            actor=space.membership.user,
            thread=found,
            body=values["body"],
            client_key=values["client_key"],
            reply_to=answered,
            paragraph=find_paragraph(found, values.get("paragraph", "")),
            files=[file.pk for file in form.kept],
        )
    except ThreadMergedError:
        return _merged(request, space, thread_or_404(space, found.public_id), form)
    except (ThreadLockedError, WritingRefusedError) as refusal:
        form.add_error(None, _why_closed(refusal))
        return _thread_page(request, space, thread_or_404(space, found.public_id), Shown(form, composing.REFUSED))
    if is_another_text(sent.post, values["body"]):
        form = composing.sent_before(request, space.membership.user, composing.reply_form_of(found), form.kept)
        return _thread_page(request, space, found, Shown(form, composing.REFUSED))
    forget(request)
    if request.headers.get("accept") == "application/json":
        return JsonResponse({"seq": sent.post.seq, "url": address_of(sent.post)}, status=201 if sent.is_new else 200)
    return redirect(address_of(sent.post))


def _why_closed(refusal: ThreadLockedError | WritingRefusedError) -> str:
    if isinstance(refusal, WritingRefusedError):
        return composing.kept_below(refusal)
    if isinstance(refusal, DeadlinePassedError):
        return _("The deadline for comments has passed, so nothing was sent. Your text is below: copy it or save it as a draft.")
    return _("The thread was closed, so nothing was sent. Your text is below: copy it or save it as a draft.")


def _thread_page(request: HttpRequest, space: Space, found: Thread, shown: Shown) -> HttpResponse:
    user = space.membership.user
    reading = reading_of(user, found)
    window = window_of(space, found, reading, request.GET.get("page"))
    if request.method == "GET" and window.lines and not window.skips_unread:
        mark_read(user=user, thread=found, seq=window.lines[-1].post.seq, known=reading.known)
    context = {
        "space": space,
        "tab": "threads",
        "thread": found,
        "window": window,
        "keep": f"{user.public_id}:{found.public_id}",
        "sent_keys": [str(line.post.client_key) for line in window.lines if line.is_own and line.post.client_key][-KEYS_TOLD:],
        "first_unread_page": page_of(window.first_unread) if window.first_unread else None,
        "reply_url": f"{found.get_absolute_url()}?page={window.page.number}#reply",
        "form": shown.form,
        "preview": shown.preview,
        "was_kept": was_kept(request, space.membership.user),
        "may_post": can_post(space.membership, found),
        "may_moderate": can_moderate(space.membership),
        "named": named_posts(found),
    }
    return render(request, "discussions/thread.html", context | shown.extra, status=shown.status)


@require_safe
@follows_moves
@members_only
def fragment(request: HttpRequest, space: Space, public_id: str) -> HttpResponse:
    """Articles of what changed after a number, for open pages. Who has missed too much has to load the page anew."""
    found, after = thread_or_404(space, public_id), whole_number(request.GET.get("after", "0"))
    if after is None:
        return HttpResponse(_("“after” must be the number of an event."), status=400, content_type="text/plain; charset=utf-8")
    lines: list[Line] | None = changed_after(space, found, after)
    if lines is None:
        return HttpResponse(status=MISSED_TOO_MUCH)
    context = {
        "space": space,
        "thread": found,
        "lines": lines,
        "may_post": can_post(space.membership, found),
        "may_moderate": can_moderate(space.membership),
        "named": named_posts(found),
    }
    return render(request, "discussions/fragment.html", context)
