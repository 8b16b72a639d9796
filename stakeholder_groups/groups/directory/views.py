"""The directory's pages: for members of the network's groups; whoever is signed in and in no group gets 404."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from exchange.accounts.models import User
from exchange.core.rate_limits import hit
from stakeholder_groups.groups.directory import selectors
from stakeholder_groups.groups.directory.forms import EntryForm, MessageForm
from stakeholder_groups.groups.directory.models import DirectoryMessage
from stakeholder_groups.groups.directory.services import NoMessagesError, keep_entry, relay, set_blocked, withdraw_entry
from stakeholder_groups.groups.models import Membership

HOUR, DAY = 3600, 24 * 3600
MESSAGES_AN_HOUR, MESSAGES_A_DAY = 5, 20

P = ParamSpec("P")
MemberView = Callable[Concatenate[HttpRequest, User, P], HttpResponse]
PlainView = Callable[Concatenate[HttpRequest, P], HttpResponse]


def for_members(view: MemberView[P]) -> PlainView[P]:
    """Gives the view the reader, who is in at least one group."""

    @login_required
    @wraps(view)
    def wrapped(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not Membership.objects.of(request.user).exists():
            raise Http404
        return view(request, cast("User", request.user), *args, **kwargs)

    return cast("PlainView[P]", wrapped)


@require_safe
@for_members
def directory(request: HttpRequest, reader: User) -> HttpResponse:
    found = selectors.listing(reader, selectors.asked_for(request.GET), request.GET.get("page"))
    listed = selectors.entry_of(reader) is not None
    return render(request, "directory/directory.html", {"listing": found, "page": found.page, "listed": listed, "reader": reader})


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def own_entry(request: HttpRequest, reader: User) -> HttpResponse:
    """The consent: what is shown, to whom, and the way out of it."""
    entry = selectors.entry_of(reader)
    if entry:
        initial = {"languages": list(entry.languages.values_list("language", flat=True)), "agreed": True}
    else:
        initial = selectors.starting_entry(reader)
    form = EntryForm(request.POST if request.method == "POST" else None, instance=entry, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        keep_entry(actor=reader, entry=form.save(commit=False), languages=data["languages"], themes=list(data["themes"]))
        messages.success(request, _("You stand in the directory now."))
        return redirect("directory:own_entry")
    context = {"form": form, "listed": entry is not None, "reader": reader}
    return render(request, "directory/own_entry.html", context, status=422 if form.errors else 200)


@require_POST
@for_members
def withdraw(request: HttpRequest, reader: User) -> HttpResponse:
    if withdraw_entry(actor=reader):
        messages.success(request, _("You no longer stand in the directory."))
    return redirect("directory:own_entry")


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def write(request: HttpRequest, reader: User, public_id: str) -> HttpResponse:
    entry = selectors.entry_for(reader, public_id)
    if entry is None or entry.user_id == reader.pk:
        raise Http404
    return _writing(request, reader, entry.user)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Who got a message may answer it, listed or not."""
    message = _own_message(request, public_id)
    return _writing(request, message.recipient, message.sender, answers=message)


def _writing(request: HttpRequest, reader: User, recipient: User, answers: DirectoryMessage | None = None) -> HttpResponse:
    form, status = MessageForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        status = _sent(form, reader, recipient, answers)
        if not status:
            messages.success(request, _("Your message was sent. A copy went to your address."))
            return redirect("directory:directory" if answers is None else "groups:my_groups")
    return render(request, "directory/write.html", {"form": form, "recipient": recipient, "answers": answers}, status=status)


def _sent(form: MessageForm, reader: User, recipient: User, answers: DirectoryMessage | None) -> int:
    """The status of a refusal; 0 when it was sent."""
    if not form.is_valid():
        return 422
    key = str(reader.pk)
    allowed = hit("directory-hour", key, limit=MESSAGES_AN_HOUR, seconds=HOUR) and hit(
        "directory-day", key, limit=MESSAGES_A_DAY, seconds=DAY
    )
    if not allowed:
        form.add_error(None, _("You have written many messages in a short time. Try again later; your text is kept below."))
        return 429
    try:
        relay(actor=reader, recipient=recipient, text=form.cleaned_data["text"], answers=answers)
    except NoMessagesError:
        form.add_error(None, _("This person takes no messages from you. Your text is kept below."))
        return 422
    return 0


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def block(request: HttpRequest, public_id: str) -> HttpResponse:
    """`on=1` takes no more messages from who sent this one, `on=0` takes them again."""
    message = _own_message(request, public_id)
    if request.method == "POST":
        blocked = request.POST.get("on") == "1"
        set_blocked(actor=message.recipient, sender=message.sender, blocked=blocked)
        name = message.sender.get_full_name()
        words = _("You get no more messages from %(name)s.") if blocked else _("%(name)s can write to you again.")
        messages.success(request, words % {"name": name})
        return redirect("directory:block", public_id=public_id)
    context = {"message": message, "is_blocked": selectors.is_blocked(message.recipient, message.sender)}
    return render(request, "directory/block.html", context)


def _own_message(request: HttpRequest, public_id: str) -> DirectoryMessage:
    user = cast("User", request.user)
    message = selectors.message_to(user, public_id)
    if message is None:
        raise Http404
    message.recipient = user
    return message
