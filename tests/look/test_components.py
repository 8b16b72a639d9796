"""Every component declares what it takes and is shown to developers; templates hand over only what is declared."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from exchange.core.component_page import FOLDER, PARTS, component, components

if TYPE_CHECKING:
    from django.test import Client

TEMPLATES = FOLDER.parent
INCLUDE = re.compile(r'{% include "components/([a-z_]+)\.html"(?: with ([^%]*?))? *(?:only)? *%}')
ALL = components()


@pytest.mark.parametrize("found", ALL, ids=lambda found: found.name)
def test_a_component_says_at_its_head_what_it_is_for_and_what_it_takes(found):
    assert found.purpose, "a sentence of purpose"
    assert found.declared, "`name: meaning` for each parameter, or `From the context: names`"


def test_what_is_not_declared_is_noticed(tmp_path: Path):
    silent = tmp_path / "silent.html"
    silent.write_text("{% comment %}Only a purpose.{% endcomment %}\n<p>{{ text }}</p>")
    assert component(silent).declared == []
    spoken = tmp_path / "spoken.html"
    spoken.write_text("{% comment %}\nA purpose.\ntext, title (optional): words\nFrom the context: user\n{% endcomment %}\n")
    assert component(spoken).parameters == {"text", "title"}


@pytest.mark.django_db
def test_each_component_and_part_is_on_the_page_for_developers(client: Client):
    response = client.get("/en/components/")
    html = response.content.decode()
    used = {template.name for template in response.templates}
    assert response.status_code == 200
    for found in ALL:
        assert f'id="component-{found.name}"' in html
        assert f"core/samples/{found.name}.html" in used
    for part in PARTS:
        assert f'id="part-{part}"' in html


@pytest.mark.django_db
def test_the_mark_of_a_person_is_shown_in_every_tint_and_stays_the_same(client: Client):
    pages = [client.get("/en/components/").content.decode() for _again in range(2)]
    shown = [re.findall(r'class="avatar avatar--(\d)" aria-hidden="true">([A-Z]+)<', page) for page in pages]
    assert shown[0] == shown[1]
    assert {tint for tint, initials in shown[0] if initials.endswith("S") and len(initials) == 2} == set("012345")


def test_templates_hand_over_only_what_a_component_declares():
    known = {found.name: found for found in ALL}
    faults = []
    for path in TEMPLATES.rglob("*.html"):
        for name, handed in INCLUDE.findall(path.read_text()):
            names = set(re.findall(r"(?:^|\s)([a-z_]+)=", handed)) if handed else set()
            undeclared = names - known[name].parameters - {"LANGUAGE_CODE"}
            if undeclared:
                faults.append(f"{path.relative_to(TEMPLATES)}: {name} does not declare {sorted(undeclared)}")
    assert faults == []
