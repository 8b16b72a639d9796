"""Wagtail's own admin: who enters at all, and whether any of its views tells an editor of another partner's secrets.

Addresses are found, not listed: a new view with an argument that admin_addresses.py cannot fill fails here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django.urls import reverse

from tests.access.admin_addresses import Address, admin_addresses, paths
from tests.access.secrets import SECRET, Secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.access.world import World

# Wagtail leaves the spool of a drawn picture to the collector.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]

ADDRESSES = admin_addresses()
WITH_ARGUMENT = [address for address in ADDRESSES if address.arguments]
_OF_A_PAGE = {"page_id", "page_pk", "page_to_move_id", "parent_page_id", "object_id"}
WITH_A_PAGE = [
    address
    for address in WITH_ARGUMENT
    if _OF_A_PAGE & set(address.arguments)
    or address.name.startswith(("wagtailadmin_api:pages", "wagtailadmin_pages", "wagtail_bulk_action"))
]
LISTS = [address for address in ADDRESSES if not address.arguments]
# Doors that lead to allauth for everybody (tests/accounts/test_own_pages.py) and the test of Wagtail's error page.
DOORS = {"admin_login_door", "admin_password_reset_door", "wagtailadmin_login", "wagtailadmin_error_test", "editor_settings"}
DOORS |= {name.name for name in ADDRESSES if name.name.startswith("wagtailadmin_password_reset")}
# What a number in the address may open for an editor of another partner, and why.
OPEN = {
    "wagtail_bulk_action": "public pages; their rights are asked for each",
    "wagtailadmin_choose_page_child": "the other partner's public page",
    "wagtailadmin_editing_sessions:release": "ends nobody else's session",
    "wagtailadmin_explore": "the other partner's public page",
    "wagtailadmin_explore_results": "the other partner's public page",
    "wagtailadmin_pages:choose_parent": "offers own parents only",
    "wagtailadmin_pages:type_use": "lists own pages only",
    "wagtailadmin_pages:type_use_results": "lists own pages only",
    "wagtailadmin_tag_model_autocomplete": "tags are the network's",
    "wagtailadmin_workflows:task_chosen": "the name of the review's task is no secret",
    "wagtaillocales:": "languages",
    "wagtailsnippetchoosers_good_practices_formedition:": "editions of the form are the network's",
    "review:decide": "leads to the timeline, which refuses",
}


@pytest.fixture(scope="module")
def secrets(world: World) -> Secrets:
    return Secrets(world)


def ask(world: World, role: str, method: str, path: str, *, by_script: bool = False, **data: Any) -> tuple[int, str]:
    """Status and text; whatever the request changed is taken back."""
    headers = {"X-Requested-With": "XMLHttpRequest"} if by_script else {}
    with transaction.atomic():
        response = getattr(world.client(role), method)(path, data=data or None, headers=headers)
        text = text_of(response)
        transaction.set_rollback(True)
    return response.status_code, text


def text_of(response: Any) -> str:
    content: bytes = response.getvalue() if response.streaming else response.content
    return content.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("anonymous", 302),
        ("stakeholder", 404),
        ("coordinator", 404),
        *((role, 200) for role in ("editor", "administrator", "expert", "superuser")),
    ],
)
def test_who_enters_at_all(world: World, role: str, status: int) -> None:
    assert ask(world, role, "get", "/admin/")[0] == status


@pytest.mark.parametrize("role", ["anonymous", "stakeholder", "other_stakeholder", "coordinator"])
def test_nobody_without_a_staff_role_passes_at_any_address(world: World, secrets: Secrets, role: str) -> None:
    expected = (302, 403) if role == "anonymous" else (404,)
    wrong = [
        f"{method} {path}: {status}"
        for address in ADDRESSES
        if address.name not in DOORS
        for path in paths(address, secrets)
        for method in ("get", "post")
        if (status := ask(world, role, method, path)[0]) not in expected
    ]
    assert wrong == []


def _with_ids(address: Address, secrets: Secrets, page: Any) -> Iterator[str]:
    secrets.page = page
    for path in paths(address, secrets):
        if address.name == "wagtail_bulk_action":
            others = [page] if "/page/" in path or "practice" in path else [secrets.image, secrets.document, secrets.other_editor]
            yield from (f"{path}?id={one.pk}" for one in others)
            yield f"{path}?id=all"
            yield f"{path}?id=all&childOf={secrets.partner_page.pk}"
        else:
            yield path


@pytest.mark.parametrize("address", WITH_ARGUMENT, ids=str)
def test_a_number_of_another_partners_opens_nothing(world: World, secrets: Secrets, address: Address) -> None:
    wrong = []
    for path in _with_ids(address, secrets, secrets.draft):
        for role, method in (("editor", "get"), ("editor", "post"), ("expert", "get")):
            status, text = ask(world, role, method, path)
            if SECRET in text:
                wrong.append(f"{role} {method} {path} tells the secret")
            if status not in {404, 405} and not address.name.startswith((*OPEN, *DOORS)):
                wrong.append(f"{role} {method} {path}: {status}")
    assert wrong == []


def test_a_script_learns_no_more_of_what_is_there_than_a_person(world: World, secrets: Secrets) -> None:
    for method in ("get", "post"):
        for name, there in {"wagtailadmin_pages:edit": secrets.changed.pk, "wagtailadmin_pages:copy": secrets.changed.pk}.items():
            answers = [ask(world, "editor", method, reverse(name, args=[key]), by_script=True) for key in (there, 999_999)]
            assert [status for status, _text in answers] == [404, 404], f"{method} {name}"


@pytest.mark.parametrize("address", WITH_A_PAGE, ids=str)
def test_a_published_page_keeps_its_next_title_and_its_state(world: World, secrets: Secrets, address: Address) -> None:
    row = type(secrets.changed).objects.filter(pk=secrets.changed.pk)
    before = row.values().get()
    wrong = []
    for path in _with_ids(address, secrets, secrets.changed):
        for method in ("get", "post"):
            with transaction.atomic():
                response = getattr(world.client("editor"), method)(path)
                if SECRET in text_of(response):
                    wrong.append(f"{method} {path} tells the secret")
                if row.values().get() != before:
                    wrong.append(f"{method} {path} changed the page")
                transaction.set_rollback(True)
    assert wrong == []


def _questions(secrets: Secrets) -> list[str]:
    page, partner = secrets.draft.pk, secrets.partner_page.pk
    return [
        "",
        "?q=zirconium",
        "?search=zirconium&fields=*",
        "?export=csv",
        f"?id={page}&id={secrets.changed.pk}&id={secrets.visit.pk}",
        f"?for_explorer=1&child_of={partner}&fields=*",
        f"?collection_id={secrets.collection.pk}&page_type=good_practices.goodpracticepage&q=zirconium",
    ]


@pytest.mark.parametrize("address", LISTS, ids=str)
def test_no_list_search_report_or_chooser_names_a_secret(world: World, secrets: Secrets, address: Address) -> None:
    if address.name in DOORS:
        return
    path = reverse(address.name)
    wrong = []
    for question in _questions(secrets):
        status, text = ask(world, "editor", "get", path + question)
        if SECRET in text or status >= 500:
            wrong.append(f"{path}{question}: {status}, secret {SECRET in text}")
    assert wrong == []


def test_use_of_own_things_in_a_draft_of_another_partner_is_not_told(world: World, secrets: Secrets) -> None:
    for name, one in {
        "wagtailimages:image_usage": secrets.own_image,
        "wagtaildocs:document_usage": secrets.own_document,
        "wagtailadmin_pages:usage": secrets.own_practice,
        "wagtailimages:delete": secrets.own_image,
        "wagtailadmin_pages:edit": secrets.own_practice,
    }.items():
        status, text = ask(world, "editor", "get", reverse(name, args=[one.pk]))
        assert (status in {200, 404}, SECRET in text) == (True, False), name


def test_the_draft_is_there_for_its_own_editor(world: World, secrets: Secrets) -> None:
    """What the other tests do not find exists."""
    for name, one in {
        "wagtailadmin_pages:edit": secrets.draft,
        "wagtailadmin_explore": secrets.partner_page,
        "wagtailadmin_choose_page_child": secrets.partner_page,
        "wagtailimages:edit": secrets.image,
        "wagtaildocs:edit": secrets.document,
        "wagtailadmin_pages:history": secrets.draft,
    }.items():
        status, text = ask(world, "other_editor", "get", reverse(name, args=[one.pk]))
        assert status == 200, name
        assert "irconium" in text, name
    assert SECRET in ask(world, "other_editor", "get", reverse("wagtailadmin_api:images:listing"))[1]
    assert SECRET in ask(world, "other_editor", "get", reverse("wagtailadmin_choose_page_search") + "?q=zirconium")[1]
