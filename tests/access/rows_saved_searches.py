"""Saved searches: each person has the own ones, and for everybody else they do not exist."""

from __future__ import annotations

from typing import Any

from search.saved.models import SavedSearch
from search.saved.tokens import SEARCH, Stop, token_of
from tests.access.table import ROLES, Row, both

OTHERS = {"anonymous": 302, **{role: 404 for role in ROLES if role not in ("anonymous", "stakeholder")}}


def _saved(world: Any) -> dict[str, Any]:
    owner = world.people["stakeholder"].user
    return {"pk": SavedSearch.objects.get_or_create(owner=owner, name="Fairs", question="q=fairs", language="en")[0].pk}


def _link(world: Any) -> dict[str, Any]:
    return {"token": token_of(Stop(SEARCH, _saved(world)["pk"]))}


ROWS = [
    *both("search:saved", anonymous=302, others=200, posted=405),
    # Without a question there is nothing to save: back to the catalogue.
    *both("search:save", anonymous=302, others=302),
    Row("search:change_saved", 200, OTHERS, "get", _saved),
    Row("search:change_saved", 200, OTHERS, "post", _saved),
    Row("search:delete_saved", 200, OTHERS, "get", _saved),
    Row("search:delete_saved", 302, OTHERS, "post", _saved),
    # The link of a mail says whose search it is; a made-up one leads nowhere.
    Row("search:stop", 200, {}, "get", _link),
    Row("search:stop", 200, {}, "post", _link),
    *both("search:stop", anonymous=404, others=404, token="search.1:made-up"),
]
