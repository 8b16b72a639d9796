"""Polls of posts. Of an anonymous one no row leads from a vote to a person, and none tells when or in which order votes came."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stakeholder_groups.discussions.enums import ResultsShown
from stakeholder_groups.discussions.models.threads import Post

USER = settings.AUTH_USER_MODEL


class Poll(models.Model):
    post = models.OneToOneField(Post, on_delete=models.CASCADE, related_name="poll")
    question = models.CharField(_("question"), max_length=200)
    multiple = models.BooleanField(_("several answers may be chosen"), default=False)
    anonymous = models.BooleanField(_("anonymous"), default=False)
    results = models.CharField(_("results are shown"), max_length=10, choices=ResultsShown.choices, default=ResultsShown.VOTED)
    closes_at = models.DateTimeField(_("closes at"))
    created_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="polls")
    created_at = models.DateTimeField(default=timezone.now)
    # Set once the voters of an anonymous poll can no longer be told from each other.
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["closes_at"], condition=models.Q(anonymous=True, forgotten_at__isnull=True), name="polls_to_forget")
        ]

    def __str__(self) -> str:
        return self.question

    @property
    def is_open(self) -> bool:
        return timezone.now() < self.closes_at


class PollOption(models.Model):
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="options")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)

    class Meta:
        ordering = ["poll", "place"]
        constraints = [models.UniqueConstraint(fields=["poll", "place"], name="one_option_a_place")]

    def __str__(self) -> str:
        return self.text


class Ballot(models.Model):
    """What one voter chose. `voter` is a keyed digest; `user` is empty in an anonymous poll and when the account was erased."""

    # Random, as are those of the choices: numbers in a row would tell the order of the votes.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="ballots")
    voter = models.CharField(max_length=64)
    user = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="ballots")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "voter"], name="one_ballot_a_voter")]

    def __str__(self) -> str:
        return f"a ballot of {self.poll_id}"


class BallotChoice(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="choices")
    option = models.ForeignKey(PollOption, on_delete=models.CASCADE, related_name="choices")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ballot", "option"], name="one_choice_of_an_option")]

    def __str__(self) -> str:
        return f"{self.option_id} on a ballot"
