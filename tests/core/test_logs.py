"""Logs: events of a catalogue, fields that both forms show, and nothing that tells."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest

from exchange.core.logs import EVENTS, JsonFormatter, RefusalsWithoutTrace, TextFormatter, emit

ROOT = Path(__file__).resolve().parent.parent.parent


def test_an_event_carries_its_level_and_fields_in_both_forms(caplog):
    with caplog.at_level("INFO", logger="exchange.events"):
        emit("index.differed", missing=2, superfluous=1)
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    line = json.loads(JsonFormatter().format(record))
    assert {key: line[key] for key in ("level", "message", "missing", "superfluous")} == {
        "level": "WARNING",
        "message": "index.differed",
        "missing": 2,
        "superfluous": 1,
    }
    assert TextFormatter("{levelname} {message}", style="{").format(record) == "WARNING index.differed missing=2 superfluous=1"


@pytest.mark.parametrize(
    ("event", "fields", "error"),
    [
        ("index.unheard_of", {}, KeyError),
        ("account.signed_in", {"email": "somebody@example.eu"}, ValueError),
        ("account.signed_in", {"name": "Somebody"}, ValueError),
    ],
)
def test_what_is_not_in_the_catalogue_or_would_tell_is_refused(event, fields, error, caplog):
    with caplog.at_level("INFO"), pytest.raises(error):
        emit(event, **fields)
    assert not caplog.records


def test_the_catalogue_is_what_the_product_emits_and_the_operations_guide_lists():
    folders = ("exchange", "practices", "search", "stakeholder_groups")
    sources = "".join(path.read_text() for folder in folders for path in (ROOT / folder).rglob("*.py"))
    assert set(re.findall(r'emit\("([a-z_.]+)"', sources)) == set(EVENTS)
    assert set(re.findall(r"^\| `([a-z_.]+)` \|", (ROOT / "docs/operations.md").read_text(), re.MULTILINE)) == set(EVENTS)


def test_a_refusal_is_logged_without_a_trace_and_a_fault_with_it():
    quiet = RefusalsWithoutTrace()
    for status, traced in ((403, False), (500, True)):
        record = logging.makeLogRecord({"name": "django.request", "status_code": status, "exc_info": (ValueError, ValueError(), None)})
        assert quiet.filter(record)
        assert bool(record.exc_info) is traced
