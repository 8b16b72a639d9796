"""Files: kept as soon as they arrive, given to a post with its text, scanned where there is a scanner, forgotten when never sent."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from django.db import transaction

from exchange.accounts.models import User
from exchange.content.uploads import CheckedFile
from exchange.core import outbox
from exchange.core.models import OutboxEntry
from stakeholder_groups.discussions.enums import AttachmentState, EventKind
from stakeholder_groups.discussions.models import Attachment, Post
from stakeholder_groups.discussions.services.numbering import take_number, write_event
from stakeholder_groups.discussions.services.scanning import first_state, scanned

SCAN = "attachment.scan"


def keep_upload(*, actor: User, form_key: UUID, file: CheckedFile) -> Attachment:
    """The file waits for the form's text; only who uploaded it can send it."""
    state = first_state()
    attachment = Attachment(
        uploader=actor,
        form_key=form_key,
        name=file.name,
        content_type=file.content_type,
        size=file.size,
        sha256=file.sha256,
        state=state,
    )
    with transaction.atomic():
        attachment.file.save(file.name, file.content, save=False)
        attachment.save()
        if state == AttachmentState.PENDING:
            outbox.record(SCAN, key=str(attachment.pk), payload={"attachment": attachment.pk})
    return attachment


def attach(post: Post, *, actor: User, files: Collection[int]) -> None:
    """Give waiting files of the actor to a post, in the transaction that writes it."""
    if files:
        for attachment in Attachment.objects.select_for_update().filter(pk__in=files, uploader=actor, post=None):
            attachment.post, attachment.form_key = post, None
            attachment.save(update_fields=["post", "form_key"])  # search hears of saved rows only


def discard_uploads(*, actor: User, files: Iterable[int]) -> None:
    Attachment.objects.filter(pk__in=list(files), uploader=actor, post=None).delete()


@outbox.handler(SCAN, one_by_one=True)
def scan(entries: Sequence[OutboxEntry]) -> None:
    """Ask the scanner. One that fails is asked again later, and the file stays closed until then."""
    for entry in entries:
        attachment = Attachment.objects.filter(pk=entry.payload["attachment"], state=AttachmentState.PENDING).first()
        if attachment is not None:
            _judged(attachment, scanned(attachment.file))


def _judged(attachment: Attachment, state: AttachmentState) -> None:
    with transaction.atomic():
        # The post may have been sent while the scanner read.
        post = Post.objects.filter(attachments=attachment.pk).select_related("thread__group").first()
        if post is not None:
            take_number(post.thread, None)
        attachment.state = state
        attachment.save(update_fields=["state"])
        if post is not None:
            write_event(post.thread, EventKind.FILED, actor=None, post=post)
