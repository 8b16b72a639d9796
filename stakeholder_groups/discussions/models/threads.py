"""Threads and posts. `Thread.last_seq` numbers every change of a thread; the events are the truth that live pages follow."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exchange.core.ids import new_public_id
from stakeholder_groups.discussions.enums import EventKind, ThreadKind
from stakeholder_groups.discussions.querysets import PostQuerySet, ThreadQuerySet

USER = settings.AUTH_USER_MODEL


class Thread(models.Model):
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="threads")
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=ThreadKind.choices, default=ThreadKind.DISCUSSION)
    about_text = models.CharField(_("what it is about"), max_length=200, blank=True)
    about_url = models.CharField(_("address of what it is about"), max_length=500, blank=True)
    author = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="threads")
    created_at = models.DateTimeField(default=timezone.now)
    last_seq = models.PositiveBigIntegerField(default=0, editable=False)
    post_count = models.PositiveIntegerField(default=0, editable=False)
    last_post_seq = models.PositiveBigIntegerField(default=0, editable=False)
    last_post_at = models.DateTimeField(default=timezone.now)
    pinned = models.BooleanField(_("pinned"), default=False)
    locked_at = models.DateTimeField(null=True, blank=True)
    comments_until = models.DateTimeField(_("comments until"), null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged", editable=False)

    objects: ClassVar[Any] = ThreadQuerySet.as_manager()

    class Meta:
        ordering = ["-pinned", "-last_post_at", "-id"]
        indexes = [models.Index(fields=["group", "-last_post_at", "-id"], name="threads_of_group")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("discussions:thread", args=[self.group.slug, self.public_id])

    @property
    def is_past_deadline(self) -> bool:
        """From the moment of the deadline on."""
        return self.comments_until is not None and timezone.now() >= self.comments_until

    @property
    def takes_posts(self) -> bool:
        return self.locked_at is None and self.hidden_at is None and self.merged_into_id is None and not self.is_past_deadline

    @property
    def standing_outcome(self) -> Any:
        """What the coordination wrote down as the outcome, unless it was withdrawn."""
        outcome = getattr(self, "outcome", None)
        return outcome if outcome is not None and outcome.withdrawn_at is None else None


class Post(models.Model):
    """`seq` is the number of the event that made it (its address); `number` counts posts of the thread from 1.

    A post that went to another thread leaves a row with `moved_at` in its place, so that no number is ever missing.
    """

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="posts")
    seq = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField()
    author = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="posts")
    # Tells former members of a group from each other; see services/unnaming.py.
    former = models.PositiveIntegerField(null=True, blank=True, editable=False)
    client_key = models.UUIDField(null=True, blank=True)
    reply_to = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replies")
    body = models.TextField()
    body_html = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    withdrawal_reason = models.CharField(max_length=500, blank=True)
    # A withdrawal by the coordination that it can take back.
    hidden = models.BooleanField(default=False)
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_to = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="former_places")

    objects: ClassVar[Any] = PostQuerySet.as_manager()

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["thread", "seq"], name="post_seq_once"),
            models.UniqueConstraint(fields=["thread", "number"], name="post_number_once"),
            models.UniqueConstraint(fields=["author", "client_key"], name="post_sent_once"),
        ]
        indexes = [models.Index(fields=["author", "created_at"], name="posts_of_author")]

    def __str__(self) -> str:
        return f"{self.thread_id}/{self.seq}"

    @property
    def stands(self) -> bool:
        """Whether its text is there to be read: not withdrawn (which a hidden one is), not only the place of a post that moved."""
        return self.withdrawn_at is None and self.moved_at is None

    @property
    def author_name(self) -> str:
        """Of an erased author the number that is left; a row that only keeps the place of a post has neither."""
        if self.author is not None:
            return self.author.get_full_name()
        return gettext("Former member %(number)d") % {"number": self.former} if self.former else gettext("Former member")

    @property
    def by_its_author(self) -> bool:
        """Whether it was the author who withdrew it."""
        return self.withdrawn_by_id is not None and self.withdrawn_by_id == self.author_id


class PostVersion(models.Model):
    """What a post said before an edit."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="versions")
    body = models.TextField()
    body_html = models.TextField()
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.post_id} until {self.replaced_at:%Y-%m-%d %H:%M}"


class ThreadEvent(models.Model):
    """One change, numbered within its thread, written in the transaction of the change."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=12, choices=EventKind.choices)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, null=True, blank=True, related_name="events")
    actor = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["thread", "seq"], name="event_seq_once")]

    def __str__(self) -> str:
        return f"{self.thread_id}/{self.seq} {self.kind}"


class ThreadReading(models.Model):
    """How far somebody has read."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="thread_readings")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="readings")
    seq = models.PositiveBigIntegerField(default=0)
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "thread"], name="one_reading_a_thread")]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.thread_id}/{self.seq}"


class Draft(models.Model):
    """A text that was not sent yet: a reply, or with no thread the first post of a new one."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="drafts")
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="drafts")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, blank=True, related_name="drafts")
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    # What it answers or speaks of and of what kind it is, by the names of the form's fields.
    choices = models.JSONField(default=dict, blank=True)
    client_key = models.UUIDField(null=True, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "thread"], condition=models.Q(thread__isnull=False), name="one_draft_a_thread"),
            models.UniqueConstraint(fields=["user", "group"], condition=models.Q(thread__isnull=True), name="one_draft_a_new_thread"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} for {self.thread_id}"
