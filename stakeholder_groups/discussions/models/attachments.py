"""Files of posts. One without a post waits for the form that it was chosen in, and is deleted after a day."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone

from exchange.content.enums import Unreadable
from exchange.core.ids import new_public_id
from exchange.core.private_files import private_storage
from stakeholder_groups.discussions.enums import AttachmentState
from stakeholder_groups.discussions.models.threads import Post

USER = settings.AUTH_USER_MODEL


def place_of(attachment: "Attachment", filename: str) -> str:
    """Nothing of what a person typed becomes part of a path."""
    return f"attachments/{date.today():%Y/%m}/{attachment.public_id}"  # noqa: DTZ011  (a folder, no moment)


class Attachment(models.Model):
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, blank=True, related_name="attachments")
    uploader = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="attachments")
    form_key = models.UUIDField(null=True, blank=True)
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=private_storage, upload_to=place_of, max_length=200)
    # Read by the worker, once: `unreadable` says why there is no text.
    text = models.TextField(blank=True)
    unreadable = models.CharField(max_length=12, choices=Unreadable.choices, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=AttachmentState.choices, default=AttachmentState.CLEAN)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["uploader", "form_key"], condition=models.Q(post__isnull=True), name="uploads_of_a_form"),
            models.Index(fields=["created_at"], condition=models.Q(post__isnull=True), name="uploads_waiting"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_served(self) -> bool:
        return self.state == AttachmentState.CLEAN
