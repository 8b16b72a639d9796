"""The practice editor is as accessible as the pages: editors are people too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.look.axe import findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.browser import Visit

pytestmark = pytest.mark.browser

SLUG = "higher-education-for-internationalisation"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_the_practice_editor(reader: Callable[..., Visit], dark: bool) -> None:
    visit = reader("reggio-emilia.editor", dark=dark)
    asked = visit.context.request.get(f"{visit.base}/admin/api/main/pages/?type=good_practices.GoodPracticePage&locale=en&slug={SLUG}")
    visit.go(f"/admin/pages/{asked.json()['items'][0]['id']}/edit/")
    form = visit.page.locator("#page-edit-form")
    form.wait_for()
    assert form.locator("[name=title]").input_value().startswith("Higher education")
    visit.page.wait_for_load_state("networkidle")
    assert findings(visit.page) == []
