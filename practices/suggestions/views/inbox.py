"""What groups sent, for the editors it was sent to; others get 404, as if there were nothing."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from exchange.accounts.models import User
from exchange.core.pagination import paginate
from practices.suggestions.forms import DecisionForm
from practices.suggestions.models import Suggestion
from practices.suggestions.permissions import has_inbox
from practices.suggestions.selectors import readable_threads
from practices.suggestions.services import AlreadyDecidedError, decide

PER_PAGE = 25


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    user = cast("User", request.user)
    if not has_inbox(user):
        raise Http404
    found = Suggestion.objects.sent_to(user).select_related("about__locale", "decided_by", "post__thread__group", "post__author")
    page = paginate(found, request.GET.get("page"), per_page=PER_PAGE)
    return render(request, "suggestions/inbox.html", {"slice": page, "readable": readable_threads(user, page.items)})


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, suggestion_id: int) -> HttpResponse:
    user = cast("User", request.user)
    found = (
        Suggestion.objects.sent_to(user)
        .filter(pk=suggestion_id)
        .select_related("about__locale", "post__thread__group", "post__author")
        .first()
    )
    if found is None:
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            decide(actor=user, suggestion=found, **form.cleaned_data)
            messages.success(request, _("The answer is kept, and the group reads it."))
        except AlreadyDecidedError:
            messages.warning(request, _("It has been answered meanwhile; your answer was not kept."))
        return redirect("suggestions_admin:inbox")
    context = {"suggestion": found, "form": form, "readable": readable_threads(user, [found])}
    return render(request, "suggestions/answer.html", context, status=422 if form.errors else 200)
