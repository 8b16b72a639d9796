"""The relay form of a practice."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from exchange.accounts.models import User
from exchange.core import once, rate_limits
from exchange.core.languages import reader_language
from practices.good_practices.forms import OPENED, TRAP, MessageForm
from practices.good_practices.models import GoodPracticePage
from practices.good_practices.selectors import path_for, public_practice
from practices.good_practices.services import write_to_owner

HOUR, DAY = 3600, 24 * 3600
FROM_ONE_PLACE_AN_HOUR = 5
FROM_ONE_ADDRESS_A_DAY = 10
COPIES_TO_ONE_ADDRESS_A_DAY = 3


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, page_id: int) -> HttpResponse:
    """Anybody may write to the owner of a practice that she may read."""
    page = public_practice(request.user, page_id)
    if page is None:
        raise Http404
    member = request.user if request.user.is_authenticated else None
    form = MessageForm(request.POST if request.method == "POST" else None, is_member=member is not None)
    status = 200
    if request.method == "POST":
        status = _send(request, page, form, member)
        if status == 302:
            return redirect(path_for(page, reader_language()))
    context = {"page": page, "form": form, "member": member, "trap": TRAP, "opened": OPENED, "path": path_for(page, reader_language())}
    return render(request, "good_practices/write.html", context, status=status)


def _send(request: HttpRequest, page: GoodPracticePage, form: MessageForm, member: User | None) -> int:
    """Sends what is in order; the status tells what became of it."""
    if not form.is_valid():
        return 422
    text = form.cleaned_data["text"]
    name, email = (member.display_name, member.email) if member else (form.cleaned_data["name"], form.cleaned_data["email"].lower())
    if not once.is_first(OPENED, form.token, use=f"{page.pk} {email} {text}", seconds=DAY):
        form.refuse_used()
        return 422
    if not _is_allowed(request, email):
        form.add_error(None, _("Too many messages came from here. Try again later; your text is kept below."))
        return 429
    with_copy = rate_limits.hit("practice-message-copy", email, limit=COPIES_TO_ONE_ADDRESS_A_DAY, seconds=DAY)
    write_to_owner(actor=member, page=page, name=name, email=email, text=text, language=reader_language(), with_copy=with_copy)
    messages.success(
        request, _said(with_text=member is not None) if with_copy else _("Your message was sent to the owner of the practice.")
    )
    return 302


def _said(*, with_text: bool) -> str:
    if with_text:
        return _("Your message was sent to the owner of the practice. A copy went to your address.")
    return _("Your message was sent to the owner of the practice. A mail to your address confirms it.")


def _is_allowed(request: HttpRequest, email: str) -> bool:
    place = request.META.get("REMOTE_ADDR", "")
    here = rate_limits.hit("practice-message-place", place, limit=FROM_ONE_PLACE_AN_HOUR, seconds=HOUR)
    return here and rate_limits.hit("practice-message-address", email, limit=FROM_ONE_ADDRESS_A_DAY, seconds=DAY)
