"""Short answers to a post, and posts that somebody wants to find again."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from stakeholder_groups.discussions.enums import ReactionKind
from stakeholder_groups.discussions.models.threads import Post

USER = settings.AUTH_USER_MODEL


class Reaction(models.Model):
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="reactions")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="reactions")
    kind = models.CharField(max_length=10, choices=ReactionKind.choices)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["post", "user", "kind"], name="one_reaction_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.user_id} to {self.post_id}"


class Bookmark(models.Model):
    """Private to its owner."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="bookmarks")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="bookmarks")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["user", "post"], name="one_bookmark_a_post")]

    def __str__(self) -> str:
        return f"{self.post_id} for {self.user_id}"
