"""The practice editor is as accessible as the pages: editors are people too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.look.axe import findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.helpers.browser import Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_the_practice_editor(reader: Callable[..., Visit], dark: bool) -> None:
    visit = reader("reggio-emilia.editor", dark=dark)
    visit.go("/admin/pages/search/?q=Higher+education")
    visit.page.locator("main a[href$='/edit/']").first.click()
    form = visit.page.locator("#page-edit-form")
    form.wait_for()
    assert form.locator("[name=title]").input_value().startswith("Higher education")
    visit.page.wait_for_load_state("networkidle")
    assert findings(visit.page) == []
