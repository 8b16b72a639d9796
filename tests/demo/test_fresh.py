"""Starting over: nothing of before is left, the network is there again. Needs a database without an open transaction."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from exchange.accounts.models import User
from practices.good_practices.models import GoodPracticePage


@pytest.mark.django_db(transaction=True)
def test_fresh_starts_over() -> None:
    User.objects.create_user("expert@exchange.example", display_name="Ada")
    User.objects.create_user("someone@example.org")
    call_command("load_demo", "--fresh", verbosity=0)
    assert User.objects.get(email="expert@exchange.example").display_name == "Thematic expert"
    assert not User.objects.filter(email="someone@example.org").exists()
    assert GoodPracticePage.objects.live().values("translation_key").distinct().count() == 16
