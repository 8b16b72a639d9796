"""What groups and the directory hold about a person, and which groups would be left without a coordinator."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from exchange.accounts.models import User
from exchange.core.personal.registry import Fate, Held, register, register_obstacle
from stakeholder_groups.groups.enums import COORDINATING_ROLES
from stakeholder_groups.groups.models import Group, Membership

MEMBERSHIPS = "Memberships and requests to join"
DIRECTORY = "The directory: entry, messages, blocks"
LISTS = "Lines of pasted lists that name the person's address"
DECIDED = "That the person decided, removed or wrote a line of a group's log"
RECORD = "the group's record of what happened"


def declare() -> None:
    register("groups", *_memberships(), *_directory(), *_record())
    register_obstacle(only_coordinator, lock=lock_coordinated)


def _memberships() -> list[Held]:
    joined = (
        "group__name",
        "role",
        "organisation__name",
        "organisation_name",
        "kind",
        "listed",
        "joined_at",
        "removed_at",
        "removal_reason",
    )
    asked = ("group__name", "name", "email", "organisation_name", "kind", "message", "state", "reason", "created_at")
    return [
        Held(model="groups.Membership", by="user", what=MEMBERSHIPS, exported=joined),
        Held(model="groups.JoinRequest", by="user", addresses=("email",), what=MEMBERSHIPS, exported=asked),
        Held(
            model="groups.InvitationLine",
            addresses=("email",),
            what=LISTS,
            exported=("text", "email", "name", "organisation_name", "state"),
        ),
    ]


def _directory() -> list[Held]:
    entry = ("organisation_name", "kind", "region__code", "about", "agreed_at")
    theirs = "its writer's text; the mail that brought it is the person's own"
    return [
        Held(model="groups.DirectoryEntry", by="user", what=DIRECTORY, exported=entry),
        Held(model="groups.DirectoryEntry_themes", by="directoryentry__user", what=DIRECTORY, exported=("theme__slug",)),
        Held(model="groups.DirectoryLanguage", by="entry__user", what=DIRECTORY, exported=("language",)),
        Held(model="groups.DirectoryMessage", by="sender", what=DIRECTORY, exported=("text", "sent_at")),
        Held(model="groups.DirectoryMessage", by="recipient", what=DIRECTORY, withheld=theirs),
        Held(model="groups.DirectoryBlock", by="owner", what=DIRECTORY, exported=("at",)),
        Held(model="groups.DirectoryBlock", by="blocked", what=DIRECTORY, withheld="who blocked somebody is the other's secret"),
    ]


def _record() -> list[Held]:
    def record(model: str, by: str, *exported: str, texts: tuple[str, ...] = ()) -> Held:
        return Held(model=f"groups.{model}", by=by, what=DECIDED, fate=Fate.UNNAMED, reason=RECORD, exported=exported, texts=texts)

    return [
        record("Membership", "removed_by", "group__name", "removed_at", "removal_reason", texts=("removal_reason",)),
        record("JoinRequest", "decided_by", "group__name", "state", "decided_at", "reason", texts=("reason",)),
        record("InvitationBatch", "created_by", "group__name", "created_at"),
        record("LogEntry", "actor", "group__name", "kind", "at"),
        record("LogEntry", "subject", "group__name", "kind", "at"),
    ]


def lock_coordinated(user: User) -> None:
    """In one order, so that no two wait for each other."""
    coordinated = Membership.objects.active().filter(user=user, role__in=COORDINATING_ROLES).values("group")
    list(Group.objects.select_for_update(of=("self",)).filter(pk__in=coordinated).order_by("pk"))


def only_coordinator(user: User) -> Iterable[str]:
    coordinating = Membership.objects.active().filter(role__in=COORDINATING_ROLES)
    others = coordinating.exclude(user=user).filter(user__is_active=True).values("group")
    for membership in coordinating.filter(user=user).exclude(group__in=others).select_related("group").order_by("group__name"):
        yield _(
            "You are the only coordinator of “%(group)s”. Make another member a coordinator on the group’s page “Members”, then come back."
        ) % {"group": membership.group.shown_name}
