"""search_status says something useful in every state."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.current import Shelf, get_engine
from search.engines.base import EngineUnavailableError
from search.indexing.building import rebuild
from search.meaning import model

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_pages")]


def test_no_index(capsys: Any) -> None:
    with pytest.raises(CommandError, match="public, members"):
        call_command("search_status")
    said = capsys.readouterr().out
    assert said.count("no index in use") == 2
    assert "meaning: " in said
    assert "waiting changes: " in said


def test_one_index_missing_does_not_hide_the_other(capsys: Any) -> None:
    rebuild()
    get_engine(Shelf.MEMBERS).remove_everything()
    with pytest.raises(CommandError, match="members"):
        call_command("search_status")
    said = capsys.readouterr().out
    assert said.count("no index in use") == 1
    assert get_engine().status().generation in said


def test_an_engine_that_does_not_answer(capsys: Any, monkeypatch: Any) -> None:
    rebuild()

    def away(*said: Any) -> None:
        raise EngineUnavailableError("nobody there")

    for name in ("status", "unlearnt", "unfinished"):
        monkeypatch.setattr(type(get_engine()), name, away)
    monkeypatch.setattr(model, "is_on", lambda: True)
    monkeypatch.setattr(model, "is_installed", lambda: True)
    monkeypatch.setattr(type(get_engine()), "takes_vectors", True)
    with pytest.raises(CommandError):
        call_command("search_status")
    said = capsys.readouterr().out
    assert said.count("nobody there") == 2
    assert "meaning: on, but" in said


def test_a_rebuild_under_way(capsys: Any) -> None:
    rebuild()
    in_use = get_engine().status().generation
    filling = get_engine().new_generation()
    call_command("search_status")
    said = capsys.readouterr().out
    assert f"generation: {in_use}" in said
    assert f"being built, or left by a rebuild that died: {filling.name}" in said
    filling.discard()
