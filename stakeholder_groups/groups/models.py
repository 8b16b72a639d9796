"""Groups, who is in them, who asks to join, who was invited, and the log that members can read."""

from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from exchange.content.markdown import render_markdown
from exchange.core.languages import reader_language
from exchange.core.models import TimeStamped
from exchange.partners.enums import StakeholderKind
from exchange.partners.models import Region
from stakeholder_groups.groups.directory.models import DirectoryBlock, DirectoryEntry, DirectoryLanguage, DirectoryMessage
from stakeholder_groups.groups.enums import COORDINATING_ROLES, GroupKind, LineProblem, LineState, LogKind, Origin, RequestState, Role
from stakeholder_groups.groups.querysets import GroupQuerySet, MembershipQuerySet
from stakeholder_groups.groups.zones import zone_of

__all__ = [
    "DirectoryBlock",
    "DirectoryEntry",
    "DirectoryLanguage",
    "DirectoryMessage",
    "Group",
    "InvitationBatch",
    "InvitationLine",
    "JoinRequest",
    "LogEntry",
    "Membership",
]

USER = settings.AUTH_USER_MODEL


class Group(TimeStamped):
    """A space of its members. Its name and purpose stand in one language and may stand in a second one."""

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=GroupKind.choices, default=GroupKind.LOCAL)
    network = models.ForeignKey("partners.Network", on_delete=models.PROTECT, related_name="groups", verbose_name=_("network"))
    participation = models.ForeignKey(
        "partners.Participation", on_delete=models.PROTECT, null=True, blank=True, related_name="groups", verbose_name=_("partner")
    )
    policy_instrument = models.ForeignKey(
        "partners.PolicyInstrument",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="groups",
        verbose_name=_("policy instrument"),
    )
    theme = models.ForeignKey(
        "partners.Theme", on_delete=models.SET_NULL, null=True, blank=True, related_name="groups", verbose_name=_("theme")
    )
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(_("what the group is for"), blank=True)
    purpose_html = models.TextField(blank=True, editable=False)
    second_language = models.CharField(_("second language"), max_length=5, choices=settings.LANGUAGES, blank=True)
    second_name = models.CharField(_("name in the second language"), max_length=120, blank=True)
    second_purpose = models.TextField(_("what the group is for, in the second language"), blank=True)
    second_purpose_html = models.TextField(blank=True, editable=False)
    is_public_page = models.BooleanField(_("has a public page"), default=True)
    acl_version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[Any] = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=GroupKind.NETWORK) | models.Q(participation__isnull=False), name="local_group_has_partner"
            )
        ]
        verbose_name = _("stakeholder group")
        verbose_name_plural = _("stakeholder groups")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.purpose_html = render_markdown(self.purpose)
        self.second_purpose_html = render_markdown(self.second_purpose)
        fields = kwargs.get("update_fields")
        if fields is not None:
            rendered = {f"{name}_html" for name in ("purpose", "second_purpose") if name in fields}
            kwargs["update_fields"] = {*fields, *rendered}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("groups:group", args=[self.slug])

    @cached_property
    def time_zone(self) -> ZoneInfo:
        """The time that the group's dates are meant in: that of its partner's region, else the platform's."""
        if self.participation_id is None:
            return zone_of(None)
        found = Region.objects.filter(organisations__participations=self.participation_id).values_list("country", flat=True).first()
        return zone_of(found)

    @property
    def shown_language(self) -> str:
        """The language in which the reader gets name and purpose."""
        wanted = reader_language()
        return self.second_language if self.second_language == wanted and self.second_name else self.language

    @property
    def shown_name(self) -> str:
        return self.second_name if self.shown_language != self.language else self.name

    @property
    def shown_purpose_html(self) -> str:
        in_second = self.shown_language != self.language and self.second_purpose
        return self.second_purpose_html if in_second else self.purpose_html


class Membership(models.Model):
    """Somebody's time in a group. A removed one stays as a record and opens nothing."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, related_name="group_memberships")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, default=Role.MEMBER)
    organisation = models.ForeignKey(
        "partners.Organisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("organisation"),
    )
    organisation_name = models.CharField(_("organisation"), max_length=200, blank=True)
    kind = models.CharField(_("kind of organisation"), max_length=20, choices=StakeholderKind.choices, blank=True)
    listed = models.BooleanField(_("named on the group's public page"), default=False)
    origin = models.CharField(max_length=12, choices=Origin.choices, default=Origin.INVITATION)
    reason = models.CharField(max_length=500, blank=True, help_text=_("Why emergency access was granted."))
    joined_at = models.DateTimeField(default=timezone.now)
    rules_version = models.PositiveIntegerField(null=True, blank=True)
    rules_accepted_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    removal_reason = models.CharField(max_length=500, blank=True)
    away_from = models.DateField(_("away from"), null=True, blank=True)
    away_until = models.DateField(_("away until"), null=True, blank=True)
    deputy = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="stands_in_for", verbose_name=_("who stands in")
    )

    objects: ClassVar[Any] = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["joined_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["group", "user"], condition=models.Q(removed_at__isnull=True), name="one_membership_at_a_time")
        ]
        indexes = [models.Index(fields=["user", "group"], condition=models.Q(removed_at__isnull=True), name="membership_active")]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self) -> str:
        return f"{self.user_id} in {self.group_id}"

    @property
    def coordinates(self) -> bool:
        return self.role in COORDINATING_ROLES or self.deputises

    @cached_property
    def deputises(self) -> bool:
        """Whether an absent coordinator named this member; read with the row by `with_deputising`."""
        return bool(Membership.objects.away().filter(deputy=self.pk).exists())

    @property
    def is_away(self) -> bool:
        today = timezone.localdate()
        return bool(self.away_from and self.away_until and self.away_from <= today <= self.away_until)

    @property
    def organisation_label(self) -> str:
        return self.organisation.shown_name if self.organisation else self.organisation_name


class JoinRequest(TimeStamped):
    """Somebody asks to be let in, from the public page; signed in or not."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="join_requests")
    user = models.ForeignKey(USER, on_delete=models.CASCADE, null=True, blank=True, related_name="join_requests")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail address"))
    organisation_name = models.CharField(_("organisation"), max_length=200)
    kind = models.CharField(_("kind of organisation"), max_length=20, choices=StakeholderKind.choices)
    message = models.TextField(_("why you would like to take part"), max_length=2000, blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="en")
    accepted_rules_version = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.OPEN)
    decided_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "email"], condition=models.Q(state=RequestState.OPEN), name="one_open_request_an_address"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.state}"


class InvitationBatch(models.Model):
    """A pasted list; the worker sends its good lines one by one."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitation_batches")
    created_by = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="en")

    class Meta:
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.created_at:%Y-%m-%d}"


class InvitationLine(models.Model):
    batch = models.ForeignKey(InvitationBatch, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    text = models.CharField(max_length=600)
    email = models.CharField(max_length=254, blank=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=StakeholderKind.choices, blank=True)
    name = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=LineState.choices, default=LineState.WAITING)
    problem = models.CharField(max_length=20, choices=LineProblem.choices, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="invitation_line_once")]

    def __str__(self) -> str:
        return f"{self.batch_id}/{self.number}: {self.state}"


class LogEntry(models.Model):
    """What happened in the group, for its members to read; written in the transaction of the change."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="log")
    kind = models.CharField(max_length=20, choices=LogKind.choices)
    actor = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    subject = models.ForeignKey(USER, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    detail = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["group", "-at"], name="group_log")]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.kind}"
