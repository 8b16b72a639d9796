"""docs/security.md has the register of what is held about people as it is declared."""

from __future__ import annotations

from django.core.management import call_command

from exchange.core.personal.listing import table
from exchange.env import ROOT


def test_the_register_is_what_is_declared(capsys) -> None:
    call_command("personal_data")
    assert capsys.readouterr().out == "\n".join(table()) + "\n"
    assert "\n".join(table()) in (ROOT / "docs" / "security.md").read_text(), "print it with manage.py personal_data"
