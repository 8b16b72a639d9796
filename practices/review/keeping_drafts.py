"""A new page that cannot be submitted yet is kept as a draft.

Wagtail refuses the form and says that no page was made, while its script saves one a moment later.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page, PageSubscription

from practices.review.models.pages import is_reviewed_type

SUBMIT = "action-submit"


def keep_as_draft(request: HttpRequest, parent_page: Page, page_class: type[Page]) -> None:
    """Wagtail goes on as if the draft only were to be saved."""
    if request.method != "POST" or SUBMIT not in request.POST or not is_reviewed_type(page_class):
        return
    if not _could_be_submitted(request, parent_page, page_class):
        sent = request.POST.copy()
        del sent[SUBMIT]
        request.POST = sent  # type: ignore[assignment]  # the hook's only way to the view
        request.is_unsubmitted = True  # type: ignore[attr-defined]  # read below, when the draft is saved


def tell_that_it_was_kept(request: HttpRequest, page: Page) -> None:
    if getattr(request, "is_unsubmitted", False):
        messages.warning(
            request, _("Not submitted; the draft is saved. The form lists what is still missing, each with a link to its place.")
        )


def _could_be_submitted(request: HttpRequest, parent_page: Page, page_class: Any) -> bool:
    page = page_class(owner=request.user, locale=parent_page.locale)
    form = page_class.get_edit_handler().get_form_class()(
        request.POST,
        request.FILES,
        instance=page,
        subscription=PageSubscription(page=page, user=request.user),
        parent_page=parent_page,
        for_user=request.user,
    )
    return bool(form.is_valid())
