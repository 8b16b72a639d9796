"""Files that come with a form are kept at once, so that no refusal of the form loses them."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from exchange.accounts.models import User
from exchange.content.uploads import UploadRefusedError, checked
from exchange.core.rate_limits import hit
from stakeholder_groups.discussions.forms import PostForm
from stakeholder_groups.discussions.models import Attachment, Draft
from stakeholder_groups.discussions.selectors import waiting_files, waiting_files_of
from stakeholder_groups.discussions.services import discard_uploads, keep_upload

UPLOADS_A_DAY = 200


def take_in(request: HttpRequest, user: User, form: PostForm) -> None:
    """Keep what was chosen now beside what was kept before and is still ticked; what is wrong with a file is told in the form."""
    form.is_valid()
    if request.POST.get("action") == "autosave":
        # The script keeps words only; files and ticks count when a button is pressed.
        return
    key = form.cleaned_data.get("client_key")
    form.kept = _still_wanted(request, user)
    for upload in request.FILES.getlist("uploads"):
        if len(form.kept) >= settings.ATTACHMENTS_A_POST:
            _refuse(
                form, _("A post takes at most %(number)d files. The first ones are kept below.") % {"number": settings.ATTACHMENTS_A_POST}
            )
            return
        try:
            file = checked(upload, largest=settings.LARGEST_ATTACHMENT)
        except UploadRefusedError as error:
            _refuse(form, str(error))
            continue
        if not isinstance(key, UUID) or not hit("uploads-day", str(user.pk), limit=UPLOADS_A_DAY, seconds=24 * 3600):
            _refuse(form, _("That were many files in one day. Send the text without them, or try again tomorrow."))
            return
        form.kept.append(keep_upload(actor=user, form_key=key, file=file))


def _still_wanted(request: HttpRequest, user: User) -> list[Attachment]:
    named, wanted = request.POST.getlist("named"), set(request.POST.getlist("kept"))
    if not named:
        return []
    files = waiting_files(user, named)
    discard_uploads(actor=user, files=[file.pk for file in files if file.public_id not in wanted])
    return [file for file in files if file.public_id in wanted]


def _refuse(form: PostForm, problem: str) -> None:
    form.add_error("uploads", problem)


def left_from(user: User, draft: Draft | None) -> list[Attachment]:
    """Files that were chosen for a text that was saved for later."""
    return list(waiting_files_of(user, draft.client_key)) if draft and draft.client_key else []


def let_go(user: User, form: PostForm) -> None:
    """The text is thrown away, and its files with it."""
    discard_uploads(actor=user, files=[file.pk for file in form.kept])
