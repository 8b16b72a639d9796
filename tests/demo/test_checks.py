"""Production and the demonstration's accounts."""

from __future__ import annotations

from typing import Any

import pytest

from exchange.accounts.models import User
from exchange.demo.checks import no_demo_accounts_in_production

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("profile", "email", "refused"),
    [
        ("production", "expert@exchange.example", True),
        ("production", "somebody@example.org", False),
        ("demo", "expert@exchange.example", False),
    ],
)
def test_production_refuses_demonstration_accounts(settings: Any, profile: str, email: str, refused: bool) -> None:
    settings.PROFILE = profile
    User.objects.create_user(email)
    problems = no_demo_accounts_in_production(None)
    assert bool(problems) is refused
    assert all("DATABASE_URL" in problem.msg for problem in problems)
