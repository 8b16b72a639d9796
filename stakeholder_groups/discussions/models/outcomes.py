"""What came of a thread, with the posts that it is based on and what it said before."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from stakeholder_groups.discussions.models.threads import Post, Thread

USER = settings.AUTH_USER_MODEL


class Outcome(models.Model):
    """Stands on top of its thread. It is no post: it has no number, and no closing keeps it from being written."""

    thread = models.OneToOneField(Thread, on_delete=models.CASCADE, related_name="outcome")
    author = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    body = models.TextField()
    body_html = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.thread_id}: outcome {self.revision}"

    @cached_property
    def named(self) -> dict[int, Post]:
        """The posts that it is based on, in their order, as a page shows them."""
        return self.read_named()

    def read_named(self) -> dict[int, Post]:
        """The same, asked anew: for a change of them."""
        return {source.post_id: source.post for source in self.sources.select_related("post").order_by("post__number")}


class OutcomeSource(models.Model):
    """A post that the outcome names; of a post that moved to another thread it names the place."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="sources")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="used_in")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outcome", "post"], name="source_once")]

    def __str__(self) -> str:
        return f"{self.outcome_id} from {self.post_id}"


class OutcomeVersion(models.Model):
    """What an outcome said before it was revised or withdrawn; `numbers` of the posts as they were named."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="versions")
    author = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    body = models.TextField()
    body_html = models.TextField()
    numbers = models.JSONField(default=list)
    written_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.outcome_id} of {self.written_at:%Y-%m-%d %H:%M}"
