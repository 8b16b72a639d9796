"""Seven local groups, one network group, their members and the rules they accepted."""

from datetime import timedelta
from functools import partial

from django.utils import timezone

from exchange.accounts.models import User
from exchange.demo.data.groups import COORDINATORS, GROUPS, PEOPLE
from exchange.demo.data.partner_pages import PARTNERS
from exchange.demo.data.shapes import GroupData, PersonData
from exchange.demo.keeping import Keeper
from exchange.partners.models import Network, Organisation, Participation, PolicyInstrument, Theme
from stakeholder_groups.groups.enums import LogKind, Origin, Role
from stakeholder_groups.groups.models import Group, LogEntry, Membership
from stakeholder_groups.groups.services.joining import Entry, accept_rules, join

STARTED = timedelta(days=120)
ORGANISATION_OF = {partner.slug: partner.organisation for partner in PARTNERS}


def load_groups(keeper: Keeper) -> None:
    for group in GROUPS:
        keeper.once(f"group:{group.slug}", partial(_group, keeper, group))
    for place, person in enumerate(PEOPLE):
        keeper.once(f"membership:{person.key}", partial(_member, keeper, person, person.group, person.role, place))
    for place, person in enumerate(person for person in PEOPLE if person.key in COORDINATORS):
        role = Role.DEPUTY if person.group == "reggio-emilia" else Role.MEMBER
        keeper.once(f"membership:network:{person.key}", partial(_member, keeper, person, "network", role, place))
    keeper.once("membership:network:administrator", partial(_administrator, keeper))


def _group(keeper: Keeper, data: GroupData) -> Group:
    participation = keeper.need(Participation, f"participation:{ORGANISATION_OF[data.partner]}") if data.partner else None
    group, is_new = Group.objects.get_or_create(
        slug=data.slug,
        defaults={
            "kind": data.kind,
            "network": keeper.need(Network, "network"),
            "participation": participation,
            "policy_instrument": keeper.optional(PolicyInstrument, f"instrument:{data.instrument}"),
            "theme": Theme.objects.filter(slug=data.theme).first(),
            "language": data.language,
            "name": data.name,
            "purpose": data.purpose,
            "is_public_page": True,
        },
    )
    if is_new:
        started = timezone.now() - STARTED
        Group.objects.filter(pk=group.pk).update(created_at=started)
        LogEntry.objects.create(group=group, kind=LogKind.STARTED, at=started, actor=keeper.optional(User, "person:administrator"))
    return group


def _member(keeper: Keeper, data: PersonData, group: str, role: str, place: int) -> Membership:
    organisation = keeper.optional(Organisation, f"organisation:{data.organisation}")
    entry = Entry(
        role=role,
        organisation_id=organisation.pk if organisation else None,
        organisation_name=data.organisation_name,
        kind=data.kind,
        origin=Origin.START if role == Role.COORDINATOR else Origin.INVITATION,
    )
    return _join(keeper, data.key, group, entry, place, listed=data.listed)


def _administrator(keeper: Keeper) -> Membership:
    organisation = keeper.optional(Organisation, "organisation:reggio")
    entry = Entry(role=Role.COORDINATOR, organisation_id=organisation.pk if organisation else None, kind="public_body", origin=Origin.START)
    return _join(keeper, "administrator", "network", entry, 0, listed=True)


def _join(keeper: Keeper, person: str, group: str, entry: Entry, place: int, *, listed: bool) -> Membership:
    user = keeper.need(User, f"person:{person}")
    space = keeper.need(Group, f"group:{group}")
    membership = join(group=space, user=user, entry=entry)
    accept_rules(membership=membership)
    joined = timezone.now() - STARTED + timedelta(days=1 + place % 40, minutes=place)
    Membership.objects.filter(pk=membership.pk).update(joined_at=joined, rules_accepted_at=joined, listed=listed)
    LogEntry.objects.filter(group=space, subject=user).update(at=joined)
    return membership
