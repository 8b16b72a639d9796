"""The demonstration's accounts: named by role, one password that is printed at the start, an address that cannot exist."""

from typing import NamedTuple

from django.contrib.auth import get_user_model

from exchange.accounts.roles import EXPERTS, NETWORK_ADMINISTRATORS, editors_group_name
from exchange.demo.data.groups import PEOPLE
from exchange.demo.data.partner_pages import PARTNERS
from exchange.demo.data.shapes import PartnerData

DOMAIN = "exchange.example"
PASSWORD = "demo-exchange-2026"  # noqa: S105  (printed on purpose; production refuses these accounts)


class DemoAccount(NamedTuple):
    key: str
    email: str
    name: str
    role: str
    language: str
    staff_group: str = ""
    organisation: str = ""
    is_superuser: bool = False


def address(key: str) -> str:
    """`gavle.coordinator` → coordinator.gavle@…"""
    place, _, word = key.partition(".")
    return f"{word}.{place}@{DOMAIN}" if word else f"{place}@{DOMAIN}"


def _editor(partner: PartnerData) -> DemoAccount:
    key = f"{partner.slug}.editor"
    name = f"Editor, {partner.name.partition(' (')[0]}"
    group = editors_group_name(partner.slug)
    return DemoAccount(key, address(key), name, "partner editor", partner.language, group, partner.organisation)


def _administrator(key: str, number: int, language: str, organisation: str) -> DemoAccount:
    name = f"Network administrator {number}"
    return DemoAccount(key, address(key), name, "network administrator", language, NETWORK_ADMINISTRATORS, organisation)


def _staff() -> list[DemoAccount]:
    return [
        _administrator("administrator", 1, "en", "reggio"),
        _administrator("administrator2", 2, "it", "e35"),
        DemoAccount("expert", address("expert"), "Thematic expert", "thematic expert", "en", EXPERTS),
        DemoAccount("platform", address("platform"), "Platform administrator", "platform administrator", "en", is_superuser=True),
        *(_editor(partner) for partner in PARTNERS),
    ]


def _members() -> list[DemoAccount]:
    words = {"coordinator": "coordinator", "deputy": "deputy coordinator", "member": "stakeholder"}
    return [
        DemoAccount(person.key, address(person.key), person.name, words[person.role], person.language, organisation=person.organisation)
        for person in PEOPLE
    ]


ACCOUNTS: tuple[DemoAccount, ...] = (*_staff(), *_members())

# One of each role, to print.
_SHOWN = ("gavle.enterprise", "gavle.coordinator", "reggio-emilia.editor", "administrator", "administrator2", "expert", "platform")
DEMO_ACCOUNTS: tuple[DemoAccount, ...] = tuple(next(account for account in ACCOUNTS if account.key == key) for key in _SHOWN)


def demo_accounts_present() -> bool:
    return get_user_model().objects.filter(email__endswith=f"@{DOMAIN}").exists()


def notes() -> list[str]:
    """What the demo prints when it is ready."""
    width = max(len(account.email) for account in DEMO_ACCOUNTS)
    lines = [f"  {account.email:<{width}}  {account.role}" for account in DEMO_ACCOUNTS]
    return [
        f"Accounts to try (password of all: {PASSWORD}):",
        *lines,
        "  Every partner has editor.<partner>@… and coordinator.<partner>@… too.",
    ]
