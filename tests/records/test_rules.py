"""Names of files, what may follow what, and names of people in texts, however they are written."""

from __future__ import annotations

import pytest

from stakeholder_groups.records.archive.people import People
from stakeholder_groups.records.enums import ExportState
from stakeholder_groups.records.rules import LONGEST_NAME, may_become, safe_name
from tests.factories.discussions import make_group, make_member


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("minutes.pdf", "minutes.pdf"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system.ini", "system.ini"),
        ("C:evil.txt", "C_evil.txt"),
        ("a\x00b\u202etxt.exe", "abtxt.exe"),
        ("...", ""),
        (" . ", ""),
        ("two\nlines\t.txt", "twolines.txt"),
        ("Żółć.odt", "Żółć.odt"),
        ("x" * 300 + ".docx", "x" * (LONGEST_NAME - 5) + ".docx"),
        ("x." + "y" * 300, "x." + "y" * (LONGEST_NAME - 2)),
    ],
)
def test_a_files_name_leads_nowhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_only_what_is_under_way_becomes_ready_and_only_what_is_ready_expires() -> None:
    assert {state: set(may_become(state)) for state in ExportState} == {
        ExportState.QUEUED: set(),
        ExportState.RUNNING: {ExportState.QUEUED, ExportState.RUNNING},
        ExportState.READY: {ExportState.RUNNING},
        ExportState.FAILED: {ExportState.QUEUED, ExportState.RUNNING},
        ExportState.EXPIRED: {ExportState.READY},
    }


@pytest.mark.django_db
def test_a_name_is_replaced_however_it_is_written_and_a_word_is_not() -> None:
    group = make_group()
    for name in ("Ada Author", "Ada Author Senior", "May", "Anna-Lena O'Berg", "İ ğ", "(?:a) [b]*", "a href", "Zoë Sánchez"):
        make_member(group, name=name)
    people = People(group, named=False)
    told = people.words
    assert [told("Ada Author"), told("Ada Author Senior")] == ["Person 1", "Person 2"]
    for text in ("@ada author", "ADA\nAUTHOR", "Ada_Author", "ada.author@", "(Ada-Author)"):
        assert "Person 1" in told(text)
        assert "uthor" not in told(text).lower()
    assert told("May I, in May? @May may.").count("Person") == 1
    assert told("> **May**:\n> yes").startswith("> **Person ")
    assert "Berg" not in told("> **Anna\\-Lena O'Berg**: and Anna-Lena O'Berg")
    assert "nchez" not in told("Zoe\u0308 Sa\u0301nchez")
    assert told("Ada Authority and Canada Author") == "Ada Authority and Canada Author"
    html = people.html("[a href](https://example.org) <b>", "")
    assert 'href="https://example.org"' in html
    # Alike for the search without regard to case, and another name: no reason to fail.
    assert "İ" not in told("İ ğ, i ğ")
    assert told("(?:a) [b]*").startswith("Person")
