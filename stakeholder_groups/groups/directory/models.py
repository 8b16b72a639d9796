"""Who agreed to stand in the directory with what, and what people wrote to each other through it."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.core.ids import new_public_id
from exchange.partners.enums import StakeholderKind

if TYPE_CHECKING:
    from exchange.accounts.models import User

USER = settings.AUTH_USER_MODEL
LONGEST_MESSAGE = 3000


class EntryQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: "User | AnonymousUser") -> "EntryQuerySet":
        """Entries of people who are in a group of a network that the reader is in a group of, both of them now."""
        from stakeholder_groups.groups.models import Membership

        networks = Membership.objects.of(user).values("group__network")
        theirs = Membership.objects.active().filter(user=OuterRef("user"), group__network__in=networks)
        return self.filter(Exists(theirs))


class DirectoryEntry(models.Model):
    """One person's consent and what it covers. Without a row nobody is listed; withdrawing deletes it."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    user = models.OneToOneField(USER, on_delete=models.CASCADE, related_name="directory_entry")
    organisation_name = models.CharField(_("organisation"), max_length=200)
    kind = models.CharField(_("kind of organisation"), max_length=20, choices=StakeholderKind.choices)
    region = models.ForeignKey(
        "partners.Region", on_delete=models.SET_NULL, null=True, blank=True, related_name="directory_entries", verbose_name=_("region")
    )
    themes = models.ManyToManyField("partners.Theme", blank=True, related_name="directory_entries", verbose_name=_("themes"))
    about = models.CharField(_("what I can help with or look for"), max_length=300, blank=True)
    agreed_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Any] = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["user__display_name", "pk"]
        verbose_name = _("entry of the directory")
        verbose_name_plural = _("entries of the directory")

    def __str__(self) -> str:
        return f"{self.user_id}"


class DirectoryLanguage(models.Model):
    entry = models.ForeignKey(DirectoryEntry, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)

    class Meta:
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["entry", "language"], name="directory_language_once")]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.language}"


class DirectoryMessage(models.Model):
    """Kept so that it can be answered without an address, and so that its sender can be blocked."""

    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    sender = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="directory_messages_sent")
    recipient = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="directory_messages")
    text = models.TextField(max_length=LONGEST_MESSAGE)
    answers = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="answered_by")
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [models.Index(fields=["sender", "recipient", "-sent_at"], name="directory_messages_between")]

    def __str__(self) -> str:
        return f"{self.sender_id} to {self.recipient_id}"


class DirectoryBlock(models.Model):
    """The owner takes no messages from somebody."""

    owner = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="directory_blocks")
    blocked = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "blocked"], name="directory_block_once")]

    def __str__(self) -> str:
        return f"{self.owner_id} blocks {self.blocked_id}"
