"""Numbers in what is sent to the editors' pages: another partner's are as unknown as those of nothing, and none is an error."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from django.db import transaction
from django.urls import reverse

from tests.access.admin_addresses import Address, admin_addresses, paths
from tests.access.secrets import SECRET, Secrets
from tests.access.test_admin_doors import DOORS, text_of

if TYPE_CHECKING:
    from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]

UNKNOWN, HUGE = "999999", "9" * 20
OF_PAGES = ("new_parent_page", "destination_page_id", "chooser", "parent_page", "redirect_page", "page", "superseded_by")
OF_FILES = ("image", "document", "file", "collection", "category")
OF_ROWS = ("id", "revision_id", "loaded_revision_id", "overwrite_revision_id", "owner", "locales", "element", "edition", "workflow")

# Read the file itself, which the world of this folder keeps elsewhere.
WITHOUT_FILE = {"wagtailimages:edit", "wagtailimages:preview"}


@pytest.fixture(scope="module")
def secrets(world: World) -> Secrets:
    return Secrets(world)


def _send(world: World, path: str, data: dict[str, Any], **more: Any) -> tuple[int, str]:
    """Status and text; whatever the request changed is taken back."""
    with transaction.atomic():
        client = world.client("editor")
        client.raise_request_exception = False
        response = client.post(path, data, **more)
        text = text_of(response)
        transaction.set_rollback(True)
    return response.status_code, text


def test_a_page_is_copied_and_moved_below_own_pages_only(world: World, secrets: Secrets) -> None:
    own, place = secrets.own_practice.pk, secrets.own_partner_page.pk
    copy = reverse("wagtailadmin_pages:copy", args=[own])
    form = {"new_title": "Copied", "new_slug": "copied"}
    answers = {}
    for sent in (secrets.draft.pk, secrets.changed.pk, secrets.partner_page.pk, UNKNOWN, HUGE, "abc", "", None):
        status, text = _send(world, copy, form if sent is None else form | {"new_parent_page": sent})
        assert (status, SECRET in text) == (200, False), sent
        assert "Choose a page below which you may add pages." in text, sent
        assert 'value="Copied"' in text, sent
        answers[sent] = len(text)
    assert len({*answers.values()}) == 1
    assert _send(world, copy, form | {"new_parent_page": place})[0] == 302

    move = reverse("wagtailadmin_pages:move", args=[secrets.own_draft.pk])
    sent_to_move = (secrets.draft.pk, secrets.changed.pk, UNKNOWN, HUGE, "abc")
    assert {_send(world, move, {"new_parent_page": sent})[0] for sent in sent_to_move} == {404}
    assert _send(world, move, {"new_parent_page": ""})[0] == 200
    assert _send(world, move, {"new_parent_page": place})[0] == 302

    client = world.client("editor")
    confirm = [
        (secrets.own_draft.pk, place, 200),
        (secrets.changed.pk, place, 404),
        (secrets.own_draft.pk, secrets.partner_page.pk, 404),
        (secrets.own_draft.pk, secrets.draft.pk, 404),
    ]
    for moved, destination, status in confirm:
        path = reverse("wagtailadmin_pages:move_confirm", args=[moved, destination])
        assert client.get(path).status_code == status, path


@pytest.mark.parametrize("action", ["copy", "move", "create_alias"])
def test_the_editors_api_knows_no_place_of_others(world: World, secrets: Secrets, action: str) -> None:
    path = reverse("wagtailadmin_api:pages:action", args=[secrets.own_draft.pk, action])
    for sent in (secrets.draft.pk, int(UNKNOWN), int(HUGE)):
        body = cast("Any", json.dumps({"destination_page_id": sent}))
        status, text = _send(world, path, body, content_type="application/json")
        assert (status, SECRET in text) == (404, False), sent
    known = cast("Any", json.dumps({"destination_page_id": secrets.partner_page.pk}))
    assert _send(world, path, known, content_type="application/json")[0] == 403


def _own(secrets: Secrets) -> Secrets:
    """The same world with the editor's own things in the addresses."""
    own = {name: getattr(secrets, name) for name in ("task_state", "element", "snippet", "site", "group", "judged_question")}
    own |= {name: getattr(secrets, name) for name in ("invitation", "message", "suggestion", "redirect", "other_editor", "world")}
    own |= {name: getattr(secrets, name) for name in ("editing_session", "uploaded", "visit", "changed")}
    page = secrets.own_draft
    own |= {"page": page, "draft": page, "partner_page": secrets.own_partner_page, "own_partner_page": secrets.own_partner_page}
    own |= {"image": secrets.own_image, "document": secrets.own_document, "collection": secrets.own_collection}
    return cast("Secrets", SimpleNamespace(**own, revision=page.latest_revision))


def _bodies(secrets: Secrets) -> list[dict[str, Any]]:
    theirs = dict.fromkeys(OF_PAGES, secrets.draft.pk) | dict.fromkeys(OF_ROWS, secrets.revision.pk)
    theirs |= dict.fromkeys(OF_FILES, secrets.collection.pk) | {"image": secrets.image.pk, "document": secrets.document.pk}
    return [theirs, dict.fromkeys((*OF_PAGES, *OF_FILES, *OF_ROWS), "abc")]


@pytest.mark.parametrize("address", [one for one in admin_addresses() if one.name not in DOORS], ids=str)
def test_no_body_makes_a_view_tell_or_fail(world: World, secrets: Secrets, address: Address) -> None:
    wrong = []
    for path in paths(address, _own(secrets)):
        for body in _bodies(secrets):
            where = f"{path}?id={secrets.own_draft.pk}" if address.name == "wagtail_bulk_action" else path
            status, text = _send(world, where, body)
            if SECRET in text or (status >= 500 and address.name not in WITHOUT_FILE):
                wrong.append(f"{where}: {status}, secret {SECRET in text}")
    assert wrong == []
