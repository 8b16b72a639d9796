"""What stands in an address of the editors' pages: numbers of others, of nothing, and what is no number at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.access.secrets import SECRET, Secrets
from tests.access.test_admin_doors import text_of

if TYPE_CHECKING:
    from tests.access.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")]

HUGE = "9" * 20
WRONG = [
    f"/admin/pages/{HUGE}/",
    f"/admin/pages/{HUGE}/edit/",
    f"/admin/choose-page/{HUGE}/",
    f"/admin/translation/submit/page/{HUGE}/",
    f"/admin/api/main/pages/{HUGE}/",
    "/admin/api/main/pages/?search=%00",
    "/admin/api/main/images/?search=%00",
    f"/admin/images/{HUGE}/",
    "/admin/images/chooser/chosen/abc/",
    "/admin/documents/chooser/chosen-multiple/?id=abc",
    f"/admin/images/chooser/chosen-multiple/?id={HUGE}",
    f"/admin/element_chooser/chosen-multiple/?id={HUGE}",
    "/admin/snippets/choose/good_practices/formedition/chosen/abc/",
    "/admin/failwhale/",
    "/admin/choose-external-link/",
]


@pytest.fixture(scope="module")
def secrets(world: World) -> Secrets:
    return Secrets(world)


@pytest.mark.parametrize("role", ["editor", "administrator", "superuser"])
@pytest.mark.parametrize("path", WRONG)
def test_what_cannot_exist_is_not_found(world: World, role: str, path: str) -> None:
    client = world.client(role)
    assert [client.get(path).status_code, client.post(path).status_code] == [404, 404]


@pytest.mark.parametrize("path", ["multiple/{}/", "multiple/{}/delete/", "{}/usage/", "usage/{}/", "{}/", "edit/{}/", "delete/{}/"])
@pytest.mark.parametrize("kind", ["images", "documents"])
def test_files_of_another_partner_are_as_unknown_as_none(world: World, secrets: Secrets, kind: str, path: str) -> None:
    theirs = secrets.image if kind == "images" else secrets.document
    for method in ("get", "post"):
        answers = [
            getattr(world.client("editor"), method)(f"/admin/{kind}/{path.format(key)}", headers={"x-requested-with": "XMLHttpRequest"})
            for key in (theirs.pk, 999_999)
        ]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert SECRET not in text_of(answers[0])
