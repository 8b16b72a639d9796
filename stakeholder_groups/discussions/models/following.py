"""Whom a post names, and what somebody wants to hear of."""

from django.conf import settings
from django.db import models

from stakeholder_groups.discussions.enums import FollowLevel
from stakeholder_groups.discussions.models.threads import Post, Thread

USER = settings.AUTH_USER_MODEL


class PostMention(models.Model):
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="mentions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "user"], name="one_mention_a_post")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.post_id}"


class Follow(models.Model):
    """What a member hears of in a group, or in one of its threads, which counts before the group."""

    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="follows")
    group = models.ForeignKey("groups.Group", on_delete=models.CASCADE, related_name="follows")
    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, null=True, blank=True, related_name="follows")
    level = models.CharField(max_length=10, choices=FollowLevel.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "thread"], condition=models.Q(thread__isnull=False), name="one_level_a_thread"),
            models.UniqueConstraint(fields=["user", "group"], condition=models.Q(thread__isnull=True), name="one_level_a_group"),
        ]

    def __str__(self) -> str:
        return f"{self.level} of {self.user_id}"
