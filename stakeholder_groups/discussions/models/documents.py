"""A text under review: a revision of a page, kept paragraph by paragraph, and the posts that speak of a paragraph."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from stakeholder_groups.discussions.models.threads import Post, Thread

USER = settings.AUTH_USER_MODEL


class DocumentReview(models.Model):
    """Which revision a thread is about. The text is kept here: what was commented on stays readable if the page goes."""

    thread = models.OneToOneField(Thread, on_delete=models.CASCADE, related_name="review")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.SET_NULL, null=True, related_name="+")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=255)
    language = models.CharField(max_length=12, blank=True)
    of_draft = models.BooleanField(default=False)
    pinned_at = models.DateTimeField(default=timezone.now)
    pinned_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.thread_id} about {self.title}"


class ReviewParagraph(models.Model):
    """`key` is the same for the same words; one that is not current was commented on and has changed since."""

    review = models.ForeignKey(DocumentReview, on_delete=models.CASCADE, related_name="paragraphs")
    key = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    label = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    is_current = models.BooleanField(default=True)

    class Meta:
        ordering = ["place", "id"]
        constraints = [models.UniqueConstraint(fields=["review", "key"], name="paragraph_once")]

    def __str__(self) -> str:
        return f"{self.review_id}/{self.key}"


class PostAnchor(models.Model):
    """The paragraph that a post speaks of."""

    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="anchor")
    paragraph = models.ForeignKey(ReviewParagraph, on_delete=models.CASCADE, related_name="anchors")

    def __str__(self) -> str:
        return f"{self.post_id} at {self.paragraph_id}"
