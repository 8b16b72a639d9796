"""Who signs in, and who was asked to."""

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchange.accounts.enums import InvitationKind, InvitationState
from exchange.accounts.own_data.models import Erasure, PersonalArchive
from exchange.accounts.querysets import InvitationQuerySet
from exchange.accounts.rules import state_of
from exchange.core.ids import new_public_id

__all__ = ["Erasure", "Invitation", "PersonalArchive", "User", "UserManager"]


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        """A user with a lower-cased address; without a password only codes and passkeys let them in."""
        if not email:
            raise ValueError("a user needs an e-mail address")
        user = self.model(email=email.strip().lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by a verified address."""

    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    display_name = models.CharField(_("name"), max_length=120, blank=True)
    public_id = models.CharField(max_length=22, unique=True, default=new_public_id, editable=False)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    organisation = models.ForeignKey(
        "partners.Organisation", on_delete=models.SET_NULL, null=True, blank=True, related_name="people", verbose_name=_("organisation")
    )
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name()

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip().lower()

    def get_full_name(self) -> str:
        """The name shown to others; an address is never shown, so a nameless person is called a member."""
        return self.display_name or str(_("Member"))

    def get_short_name(self) -> str:
        return self.get_full_name()


class Invitation(models.Model):
    """An address was asked to take a role. Only the digest of the link's token is kept, so no list can give the link away."""

    email = models.EmailField(_("e-mail address"), max_length=254, db_index=True)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(_("role"), max_length=20, choices=InvitationKind.choices)
    target = models.JSONField(default=dict, blank=True)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitations_sent"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(default=timezone.now)
    sent_count = models.PositiveIntegerField(default=1)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="invitations_accepted"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["invited_by", "sent_at"], name="invitation_by_inviter")]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} #{self.pk}"

    def state_at(self, now: datetime) -> InvitationState:
        return state_of(accepted_at=self.accepted_at, revoked_at=self.revoked_at, expires_at=self.expires_at, now=now)

    @property
    def state(self) -> InvitationState:
        return self.state_at(timezone.now())

    @property
    def inviter_name(self) -> str:
        """Never an address; the service itself invites from the command line."""
        return self.invited_by.get_full_name() if self.invited_by else settings.SITE_NAME
