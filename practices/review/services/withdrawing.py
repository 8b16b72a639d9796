"""Taking a published page off the public pages."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page

from practices.review.permissions import can_withdraw

if TYPE_CHECKING:
    from exchange.accounts.models import User


def withdraw(*, actor: "User", page: Page, reason: str) -> Page:
    """Unpublish one version of a page, with a reason that its editor reads; Wagtail's permission is not asked."""
    if not reason.strip():
        raise ValueError("a withdrawal needs a reason")
    with transaction.atomic():
        # The lock keeps a publication that runs at the same time from being lost.
        current = Page.objects.select_for_update().get(pk=page.pk).specific
        if not can_withdraw(actor, current):
            raise PermissionDenied
        current.withdrawn_by = actor
        current.withdrawn_because = reason
        UnpublishPageAction(current, user=actor).execute(skip_permission_checks=True)
        log(instance=current, action="review.withdraw", user=actor, data={"reason": reason.strip()})
    return current
