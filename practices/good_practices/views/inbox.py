"""What was written to the owner, for the partner's editors; others get 404, as if there were nothing."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from exchange.accounts.models import User
from exchange.core.pagination import paginate
from practices.good_practices.models import PracticeMessage
from practices.good_practices.permissions import has_inbox
from practices.good_practices.services import note_answer

PER_PAGE = 25


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    if not has_inbox(user):
        raise Http404
    found = PracticeMessage.objects.visible_to(user).select_related("page__locale", "answered_by")
    return render(request, "good_practices/inbox.html", {"slice": paginate(found, request.GET.get("page"), per_page=PER_PAGE)})


@require_POST
def answered(request: HttpRequest, message_id: int) -> HttpResponse:
    user = cast("User", request.user)
    message = PracticeMessage.objects.visible_to(user).filter(pk=message_id).first()
    if message is None:
        raise Http404
    note_answer(actor=user, message=cast("PracticeMessage", message))
    messages.success(request, _("Noted as answered."))
    return redirect("good_practices_admin:inbox")
