"""Where somebody may move and copy pages: what she may not write below is as unknown as what does not exist.

Wagtail's views look up any number that a form sends, and name the page in what they answer.
"""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page


def number_of(sent: object) -> int | None:
    """The number of a row that was sent; nothing where no database could hold it."""
    text = str(sent)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def may_add_below(user: Any, sent: object) -> bool:
    page = _page(sent)
    return page is not None and bool(page.permissions_for_user(user).can_add_subpage())


def may_move(user: Any, sent: object, destination: object) -> bool:
    page, place = _page(sent), _page(destination)
    return page is not None and place is not None and bool(page.permissions_for_user(user).can_move_to(place))


def _page(sent: object) -> Any:
    key = number_of(sent)
    page = None if key is None else Page.objects.filter(pk=key).first()
    return page.specific if page else None


def copy_form_refused(request: HttpRequest, page: Page) -> CopyForm:
    """The form as it was sent, without the place; the same whatever was wrong with the place."""
    sent = request.POST.copy()
    sent["new_parent_page"] = ""
    return _PlaceRefused(sent, user=request.user, page=page)


class _PlaceRefused(CopyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_parent_page"].error_messages["required"] = _("Choose a page below which you may add pages.")

    def clean(self) -> dict[str, Any]:
        # Wagtail's would go on to judge the place that was not chosen.
        return self.cleaned_data
