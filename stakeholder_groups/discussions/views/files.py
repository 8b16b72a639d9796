"""Files of posts: a download for who may read the thread, 404 for everybody else."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from stakeholder_groups.discussions.models import Attachment
from stakeholder_groups.discussions.permissions import can_edit
from stakeholder_groups.discussions.selectors import find_attachment
from stakeholder_groups.discussions.services import PostWithdrawnError, ThreadLockedError, remove_attachment
from stakeholder_groups.discussions.signals import WritingRefusedError
from stakeholder_groups.discussions.views.addresses import follows_moves
from stakeholder_groups.discussions.views.threads import address_of, thread_or_404
from stakeholder_groups.groups.gate import members_only
from stakeholder_groups.groups.selectors import Space

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}


def _attachment_or_404(space: Space, public_id: str, file_id: str) -> Attachment:
    found = find_attachment(thread_or_404(space, public_id), file_id)
    if found is None:
        raise Http404
    return found


@require_safe
@follows_moves
@members_only
def file(request: HttpRequest, space: Space, public_id: str, file_id: str) -> HttpResponse:
    found = _attachment_or_404(space, public_id, file_id)
    if not found.is_served:
        raise Http404
    try:
        opened = found.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    # Closed by FileResponse.
    return FileResponse(opened, as_attachment=True, filename=found.name, content_type=found.content_type, headers=HEADERS)  # type: ignore[return-value]  # streams


@require_POST
@members_only
def remove_file(request: HttpRequest, space: Space, public_id: str, file_id: str) -> HttpResponse:
    """Only the author of its post takes a file away again, while she may write and nobody has to look at it."""
    found = _attachment_or_404(space, public_id, file_id)
    if found.post is None or not can_edit(space.membership, found.post):
        raise PermissionDenied
    try:
        remove_attachment(actor=space.membership.user, attachment=found)
    except ThreadLockedError:
        messages.warning(request, _("The thread is closed, so its files stay."))
    except PostWithdrawnError:
        messages.info(request, _("The post was withdrawn, hidden or moved meanwhile, so nothing was changed."))
    except WritingRefusedError as refusal:
        messages.warning(request, str(refusal))
    return redirect(address_of(found.post))
