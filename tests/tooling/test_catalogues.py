"""Every text of the interface is there in every language: translated, with the same placeholders and the language's plural forms."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from tests.helpers.server import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

pytestmark = pytest.mark.once

LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
SOURCES = ["exchange", "practices", "search", "stakeholder_groups", "templates", "locale", "manage.py"]
PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd%]")


def catalogue(root: Path, language: str) -> Catalog:
    with (root / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def texts(catalog: Catalog) -> dict[tuple[object, str | None], Message]:
    return {(message.id, message.context): message for message in catalog if message.id}


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources whose catalogues were brought up to date with them."""
    if shutil.which("xgettext") is None:
        message = "NO gettext: whether the catalogues know every text of the sources was not asked"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    copy: Path = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        source = ROOT / name
        shutil.copytree(source, copy / name) if source.is_dir() else shutil.copy(source, copy / name)
    environment = os.environ | {"EXCHANGE_DATA_DIR": str(copy / "var"), "DJANGO_SETTINGS_MODULE": "exchange.settings.test"}
    done = subprocess.run(
        [sys.executable, "manage.py", "makemessages"], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return copy


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_knows_every_text_of_the_sources(extracted, language):
    wanted, held = texts(catalogue(extracted, language)), texts(catalogue(ROOT, language))
    assert sorted(map(str, wanted.keys() - held.keys())) == []
    assert sorted(map(str, held.keys() - wanted.keys())) == []


def test_functions_that_translate_have_names_that_are_looked_for():
    """Under another name their texts reach no catalogue, and no reader of another language."""
    faults = []
    for path in [path for name in SOURCES for path in (ROOT / name).rglob("*.py")]:
        imports = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)]
        names = [name for node in imports if node.module == "django.utils.translation" for name in node.names]
        faults += [f"{path}: {name.asname}" for name in names if "gettext" in name.name and name.asname not in {None, "_"}]
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_its_placeholders(language):
    catalog = catalogue(ROOT, language)
    faults = [(message.id, fault) for message in texts(catalog).values() if (fault := fault_of(message, catalog.num_plurals))]
    assert faults == []


def fault_of(message: Message, plurals: int) -> str:
    sources = message.id if isinstance(message.id, tuple) else (message.id,)
    written = message.string if isinstance(message.string, tuple) else (message.string,)
    if message.fuzzy or not all(written):
        return "not translated"
    if len(sources) > 1 and len(written) != plurals:
        return f"{len(written)} plural forms instead of {plurals}"
    held = [set(PLACEHOLDERS.findall(text)) for text in written]
    # “One day” may leave the number out; no form may name what the source does not.
    if any(found - set(PLACEHOLDERS.findall(" ".join(sources))) for found in held):
        return "an unknown placeholder"
    return "" if len(sources) > 1 or held[0] == set(PLACEHOLDERS.findall(sources[0])) else "a placeholder is missing"
