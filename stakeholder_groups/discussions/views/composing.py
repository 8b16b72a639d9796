"""What all forms with a text share: where their text comes from, and what sending, saving and refusing do."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from exchange.accounts.kept_texts import forget, fresh_data, has_old_token, kept_for, mark_for, refused_if_old
from exchange.accounts.models import User
from exchange.content.markdown import render_markdown
from exchange.core.rate_limits import hit
from exchange.core.whole_numbers import whole_number
from stakeholder_groups.discussions.forms import CommentForm, PostForm, ReplyForm
from stakeholder_groups.discussions.models import Attachment, Draft, Post, Thread
from stakeholder_groups.discussions.rules import joined, quote
from stakeholder_groups.discussions.selectors import draft_of, find_post, names_in, people_to_call
from stakeholder_groups.discussions.selectors.documents import current_paragraphs
from stakeholder_groups.discussions.services import DraftWords, discard_draft, forget_draft, save_draft
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.discussions.views.uploads import left_from, let_go
from stakeholder_groups.groups.selectors import Space

POSTS_A_MINUTE = 10
POSTS_A_DAY = 300
# Steps on the way to a post, whose form need not be complete.
UNFINISHED = frozenset({"draft", "autosave", "people", "name"})
SHOWS_AGAIN = frozenset({"preview", "people", "name"})
LONGEST_NAME = 250
REFUSED = 422
TOO_MANY = 429
SENT_MEANWHILE = 409
# What a form says beside its text.
CHOICES = ("kind", "reply_to", "paragraph")


def action_of(request: HttpRequest) -> str:
    """What the pressed button asks for; a form sent by the Enter key is sent."""
    action = request.POST.get("action", "send")
    return action if action in {"preview", "draft", "autosave", "discard", "people", "name"} else "send"


def fresh(request: HttpRequest, space: Space, thread: Thread | None, form_class: Callable[..., PostForm]) -> PostForm:
    """A form with what stands in it, and the files that were chosen for it before."""
    draft = draft_of(space.membership.user, space, thread) if getattr(thread, "has_draft", True) else None
    form = form_class(initial=_starting_values(request, space, thread, draft))
    form.kept = left_from(space.membership.user, draft)
    return form


def _starting_values(request: HttpRequest, space: Space, thread: Thread | None, draft: Draft | None) -> dict[str, Any]:
    """A draft, what was kept over a sign-in, a quote; none displaces another."""
    user = space.membership.user
    kept = kept_for(request, user)
    chosen = {**(draft.choices if draft else {}), **{name: kept[name] for name in CHOICES if kept.get(name)}}
    answered = _asked_post(request, thread) if thread else None
    quoted = quote(_name(answered), answered.body) if answered and "quote" in request.GET else ""
    values: dict[str, Any] = {
        "body": joined(draft.body if draft else "", kept.get("body", ""), quoted),
        "client_key": kept.get("client_key") or (draft and draft.client_key) or uuid4(),
        "reply_to": answered.seq if answered else chosen.get("reply_to", ""),
        "title": kept.get("title") or (draft.title if draft else ""),
        "writer": mark_for(user),
    }
    if paragraph := request.GET.get("paragraph") or chosen.get("paragraph"):
        values["paragraph"] = paragraph[:40]
    return values | ({"kind": chosen["kind"]} if chosen.get("kind") else {})


def reply_form_of(thread: Thread) -> Callable[..., PostForm]:
    """The form for a reply; where a text is under review, a reply may speak of a paragraph."""
    paragraphs = current_paragraphs(thread)
    return partial(CommentForm, paragraphs=paragraphs) if paragraphs else ReplyForm


def _asked_post(request: HttpRequest, thread: Thread) -> Post | None:
    seq = whole_number(request.GET.get("quote") or request.GET.get("reply") or "")
    post = find_post(thread, seq) if seq is not None else None
    return post if post and post.stands else None


def _name(post: Post) -> str:
    return post.author_name


def preview_of(form: PostForm, space: Space | None = None) -> SafeString | None:
    """The text as it would be sent; in a space, where texts call people, with those whom it calls."""
    if not form.is_valid():
        return None
    return render_markdown(form.cleaned_data["body"], names=names_in(space) if space else None)


def called_people(request: HttpRequest, space: Space) -> dict[str, Any]:
    """Whom the writer can call, when she asked for the list."""
    return {"people": people_to_call(space)} if action_of(request) in {"people", "name"} else {}


def keep_draft(request: HttpRequest, space: Space, thread: Thread | None, form: PostForm) -> None:
    """Save what there is; an empty form keeps nothing. Who went back to a text that was sent and saves it begins another one."""
    values = form.cleaned_data
    if _says_something(values):
        if not _stored(space, thread, values):
            _stored(space, thread, values | {"client_key": None})
        messages.success(request, _("The draft is saved. Only you can see it."))
    forget(request)


def autosave(request: HttpRequest, space: Space, thread: Thread | None, form: PostForm) -> HttpResponse:
    """The script keeps what is being typed, without a word; an emptied form leaves no draft, and neither does a text that was sent."""
    values = form.cleaned_data
    if _says_something(values):
        return HttpResponse(status=204 if _stored(space, thread, values) else SENT_MEANWHILE)
    forget_draft(user=space.membership.user, group=space.group, thread=thread, client_key=values["client_key"])
    return HttpResponse(status=204)


def _says_something(values: dict[str, Any]) -> bool:
    return bool(values["body"].strip() or values.get("title"))


def _stored(space: Space, thread: Thread | None, values: dict[str, Any]) -> bool:
    choices = {name: str(values[name]) for name in CHOICES if values.get(name)}
    words = DraftWords(values["body"], values.get("title", ""), values["client_key"], choices)
    return save_draft(user=space.membership.user, group=space.group, thread=thread, words=words)


def throw_away(request: HttpRequest, space: Space, thread: Thread | None) -> None:
    discard_draft(user=space.membership.user, group=space.group, thread=thread)
    forget(request)
    messages.success(request, _("The draft is discarded."))


def obstacle(request: HttpRequest, form: PostForm, user: User) -> int:
    """The status of a refusal, its reason noted in the form; 0 when the text may be sent."""
    if not refused_if_old(request, form).is_valid():
        return REFUSED
    allowed = hit("posts-minute", str(user.pk), limit=POSTS_A_MINUTE, seconds=60) and hit(
        "posts-day", str(user.pk), limit=POSTS_A_DAY, seconds=24 * 3600
    )
    if not allowed:
        form.add_error(
            None, _("That were many posts in a short time, so this one was not sent. Your text is below: wait a minute and send it again.")
        )
    return 0 if allowed else TOO_MANY


def with_fresh_mark(request: HttpRequest, user: User) -> Any:
    """What was typed, with a mark that holds from now on."""
    data = fresh_data(request, user)
    name = " ".join(data.get("name", "").split())[:LONGEST_NAME]
    if name and action_of(request) == "name":
        data["body"] = f"{data.get('body', '').rstrip()} @{name} ".lstrip()
    return data


def moved_on(request: HttpRequest, user: User, form_class: Callable[..., PostForm]) -> PostForm:
    """The form of the thread that another one was merged into, with the text; what it answered had another number here."""
    data = with_fresh_mark(request, user)
    data["reply_to"] = ""
    form = form_class(data)
    form.add_error(
        None, _("The thread that you wrote in was merged into this one, so nothing was sent. Your text is below: send it again.")
    )
    return form


def sent_before(request: HttpRequest, user: User, form_class: Callable[..., PostForm], kept: list[Attachment]) -> PostForm:
    """The form for a text that came with the key of another one: Back and a new text, or two texts in one form."""
    data = with_fresh_mark(request, user)
    data["client_key"] = str(uuid4())
    form = form_class(data)
    form.kept = kept
    form.add_error(
        None, _("This form was sent before with another text, which is kept. Your new text is below: send it as a post of its own.")
    )
    return form


def status_of(request: HttpRequest, form: PostForm, user: User) -> int:
    """The status of a refusal of what the pressed button asks for, its reason noted in the form; 0 when it may be done."""
    return obstacle(request, form, user) if action_of(request) == "send" else harmless(request, form)


def kept_below(refusal: WritingRefusedError) -> str:
    return _("%(reason)s Your text is below: save it as a draft or send it later.") % {"reason": refusal}


def harmless(request: HttpRequest, form: PostForm) -> int:
    """Preview, draft and discard need a right form and a valid token too, but no limit."""
    if has_old_token(request):
        form.add_error(None, _("You have signed in again since you opened this page, so nothing was done. Your text is below: try again."))
        return REFUSED
    return 0 if action_of(request) == "discard" or form.is_valid() else REFUSED


def put_aside(request: HttpRequest, space: Space, thread: Thread | None, form: PostForm, action: str) -> None:
    if action == "draft":
        keep_draft(request, space, thread, form)
    else:
        let_go(space.membership.user, form)
        throw_away(request, space, thread)
