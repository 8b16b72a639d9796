"""The demonstration's accounts: named by role, one password that is printed at the start, an address that cannot exist."""

from typing import NamedTuple

from django.contrib.auth import get_user_model

from exchange.accounts.roles import EXPERTS, NETWORK_ADMINISTRATORS, editors_group_name
from exchange.demo.data.groups import PEOPLE
from exchange.demo.data.partner_pages import PARTNERS

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


def _staff() -> list[DemoAccount]:
    editors = [
        DemoAccount(
            f"{partner.slug}.editor",
            address(f"{partner.slug}.editor"),
            f"Editor, {partner.name.partition(' (')[0]}",
            "partner editor",
            partner.language,
            editors_group_name(partner.slug),
            partner.organisation,
        )
        for partner in PARTNERS
    ]
    return [
        DemoAccount(
            "administrator",
            address("administrator"),
            "Network administrator 1",
            "network administrator",
            "en",
            NETWORK_ADMINISTRATORS,
            "reggio",
        ),
        DemoAccount(
            "administrator2",
            address("administrator2"),
            "Network administrator 2",
            "network administrator",
            "it",
            NETWORK_ADMINISTRATORS,
            "e35",
        ),
        DemoAccount("expert", address("expert"), "Thematic expert", "thematic expert", "en", EXPERTS),
        DemoAccount("platform", address("platform"), "Platform administrator", "platform administrator", "en", is_superuser=True),
        *editors,
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
