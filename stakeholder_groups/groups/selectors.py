"""What the pages of a group show."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.utils.translation import override

from exchange.partners.enums import StakeholderKind
from exchange.partners.models import Participation
from stakeholder_groups.groups.enums import GroupKind, Origin, RequestState
from stakeholder_groups.groups.models import Group, JoinRequest, Membership

if TYPE_CHECKING:
    from exchange.accounts.models import User

    Person = User | AnonymousUser


@dataclass(frozen=True)
class Space:
    """A group as seen by somebody who is in it; the only way to get one is `open_space`."""

    group: Group
    membership: Membership

    @cached_property
    def _counts(self) -> dict[str, int]:
        """Only pages show them; what is posted does without."""
        return (
            Membership.objects.active()
            .filter(group=self.group.pk)
            .aggregate(
                people=Count("pk"),
                known=Count("organisation", distinct=True),
                named=Count("organisation_name", distinct=True, filter=Q(organisation=None) & ~Q(organisation_name="")),
            )
        )

    @property
    def people(self) -> int:
        return self._counts["people"]

    @property
    def organisations(self) -> int:
        return self._counts["known"] + self._counts["named"]

    @property
    def coordinates(self) -> bool:
        return self.membership.coordinates

    @property
    def owes_rules(self) -> bool:
        """Has not accepted the network's community rules yet."""
        return bool(self.group.network.rules) and self.membership.rules_accepted_at is None


def open_space(user: "Person", slug: str) -> Space | None:
    """The group's space, or None for everybody who is not in it, whatever the slug."""
    rows = Membership.objects.of(user).filter(group__slug=slug).select_related("group__network", "organisation")
    membership = rows.with_deputising().first()
    if membership is None:
        return None
    membership.user = user
    return Space(membership.group, membership)


def members_of(group: Group) -> "QuerySet[Membership]":
    rows: QuerySet[Membership] = Membership.objects.active().filter(group=group).select_related("user", "organisation")
    return rows.order_by("user__display_name", "pk")


def coordinators_of(group: Group) -> list[Membership]:
    """Who is in charge now and gets the mails: not the absent ones, but who stands in for them; everybody where nobody is left."""
    rows = list(Membership.objects.active().filter(group=group).coordinating().select_related("user"))
    return [row for row in rows if not row.is_away] or rows


def absences_of(group: Group) -> list[Membership]:
    """Coordinators who are away today, each with who stands in."""
    return list(Membership.objects.active().filter(group=group).away().select_related("user", "deputy__user"))


def membership_by_public_id(group: Group, public_id: str) -> Membership | None:
    found: Membership | None = (
        Membership.objects.active().filter(group=group, user__public_id=public_id).select_related("user", "group", "organisation").first()
    )
    return found


def emergency_accesses(group: Group) -> list[Membership]:
    """Who is in by the operator's decision; members always see it."""
    return list(Membership.objects.active().filter(group=group, origin=Origin.BREAK_GLASS).select_related("user"))


def kinds_taking_part(group: Group) -> list[str]:
    """Labels of the kinds of organisation, for the public page: no counts, no names."""
    present = set(Membership.objects.active().filter(group=group).exclude(kind="").values_list("kind", flat=True).distinct())
    return [str(label) for kind, label in StakeholderKind.choices if kind in present]


def listed_members(group: Group) -> list[Membership]:
    """Those who agreed to be named in public."""
    return list(
        Membership.objects.active().filter(group=group, listed=True).select_related("user", "organisation").order_by("user__display_name")
    )


def public_groups() -> list[Group]:
    """Groups with a public page: the whole network's first, then the partners' by name."""
    return sorted(Group.objects.with_public_page(), key=lambda group: (group.kind != GroupKind.NETWORK, group.shown_name))


def public_groups_of(participation: Participation) -> list[Group]:
    return list(Group.objects.with_public_page().filter(participation=participation).order_by("name", "pk"))


def open_requests(group: Group) -> "QuerySet[JoinRequest]":
    return group.join_requests.filter(state=RequestState.OPEN)


@cache
def words_for_kinds() -> dict[str, str]:
    """Every way to write a kind of organisation: its code and its name in each interface language, folded."""
    words = {kind.casefold(): kind for kind in StakeholderKind.values}
    words |= {kind.replace("_", " ").casefold(): kind for kind in StakeholderKind.values}
    for language, _name in settings.LANGUAGES:
        with override(language):
            words |= {str(label).casefold(): kind for kind, label in StakeholderKind.choices}
    return words


def coordinated_groups(user: "Person") -> "QuerySet[Group]":
    """Groups whose coordination the user belongs to now, by name."""
    found: QuerySet[Group] = Group.objects.filter(pk__in=Membership.objects.of(user).coordinating().values("group")).order_by("name")
    return found
