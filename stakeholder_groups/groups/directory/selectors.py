"""Who stands in the directory, filtered, with the number of people behind each choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from exchange.core.pagination import PageSlice, paginate
from exchange.partners.enums import StakeholderKind
from exchange.partners.models import Region, Theme
from stakeholder_groups.groups.directory.models import DirectoryBlock, DirectoryEntry, DirectoryMessage, EntryQuerySet

if TYPE_CHECKING:
    from exchange.accounts.models import User

    Person = User | AnonymousUser

PEOPLE_A_PAGE = 25
FIELDS = {
    "organisation": "organisation_name",
    "kind": "kind",
    "region": "region__code",
    "language": "languages__language",
    "theme": "themes__slug",
}
MOST_CHOICES = 200


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    number: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Listing:
    page: PageSlice
    filters: list[Filter]
    chosen: dict[str, str]

    @property
    def query(self) -> str:
        return urlencode(self.chosen) + "&" if self.chosen else ""


def asked_for(data: Mapping[str, str]) -> dict[str, str]:
    """The filters in an address; what cannot be a value is left out."""
    texts = {name: str(data.get(name, "")).strip()[:200] for name in FIELDS}
    return {name: text for name, text in texts.items() if text and "\x00" not in text}


def entry_of(reader: "User") -> DirectoryEntry | None:
    """The own one."""
    found: DirectoryEntry | None = DirectoryEntry.objects.filter(user=reader).first()
    return found


def listing(reader: "Person", chosen: dict[str, str], raw_page: str | None) -> Listing:
    visible = DirectoryEntry.objects.visible_to(reader)
    found = visible.filter(pk__in=_narrowed(visible, chosen).values("pk"))
    rows = found.select_related("user", "region").prefetch_related("languages", "themes").order_by("user__display_name", "pk")
    return Listing(paginate(rows, raw_page, per_page=PEOPLE_A_PAGE), _filters(visible, chosen), chosen)


def _narrowed(rows: EntryQuerySet, chosen: dict[str, str], without: str = "") -> EntryQuerySet:
    for name, value in chosen.items():
        if name != without:
            rows = rows.filter(**{FIELDS[name]: value})
    return rows


def _filters(visible: EntryQuerySet, chosen: dict[str, str]) -> list[Filter]:
    """Each filter counts what the others leave, so that no choice leads to an empty list."""
    words = {
        "organisation": (_("Organisation"), {}),
        "kind": (_("Kind of organisation"), {value: str(label) for value, label in StakeholderKind.choices}),
        "region": (_("Region"), {region.code: str(region) for region in Region.objects.filter(directory_entries__in=visible).distinct()}),
        "language": (_("Language"), dict(settings.LANGUAGES)),
        "theme": (_("Theme"), {theme.slug: str(theme) for theme in Theme.objects.all()}),
    }
    return [Filter(name, label, _choices(visible, chosen, name, known)) for name, (label, known) in words.items()]


def _choices(visible: EntryQuerySet, chosen: dict[str, str], name: str, known: dict[str, str]) -> list[Choice]:
    field, asked = FIELDS[name], chosen.get(name, "")
    rows = visible.filter(pk__in=_narrowed(visible, chosen, without=name).values("pk")).exclude(
        Q(**{f"{field}__isnull": True}) | Q(**{field: ""})
    )
    counted: list[tuple[str, int]] = list(
        rows.order_by(field).values_list(field).annotate(number=Count("pk", distinct=True))[:MOST_CHOICES]
    )
    choices = [Choice(value, known.get(value, value), number, value == asked) for value, number in counted]
    if asked and not any(choice.is_chosen for choice in choices):
        choices.append(Choice(asked, known.get(asked, asked), 0, is_chosen=True))
    return sorted(choices, key=lambda choice: choice.label.casefold())


def entry_for(reader: "Person", public_id: str) -> DirectoryEntry | None:
    found: DirectoryEntry | None = DirectoryEntry.objects.visible_to(reader).filter(public_id=public_id).select_related("user").first()
    return found


def message_to(user: "User", public_id: str) -> DirectoryMessage | None:
    """A message that somebody got; other people's do not exist for her."""
    return DirectoryMessage.objects.filter(recipient=user, public_id=public_id).select_related("sender").first()


def is_blocked(owner: "User", sender: "User") -> bool:
    return DirectoryBlock.objects.filter(owner=owner, blocked=sender).exists()


def starting_entry(user: "User") -> dict[str, Any]:
    """What the consent form proposes to somebody who is not listed: what her latest group knows of her."""
    from stakeholder_groups.groups.models import Membership

    latest = Membership.objects.of(user).select_related("organisation").order_by("-joined_at", "-pk").first()
    if latest is None:
        return {"languages": [user.language]}
    organisation = latest.organisation
    return {
        "organisation_name": organisation.name if organisation else latest.organisation_name,
        "kind": latest.kind,
        "region": organisation.region_id if organisation else None,
        "languages": [user.language],
    }
