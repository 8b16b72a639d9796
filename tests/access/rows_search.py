"""The catalogue for people and for machines, and what administrators keep behind it: thesaurus, counts, judgements."""

from typing import Any

from search.models import JudgedQuestion, JudgementList, ThesaurusEntry
from tests.access.rows_accounts import INVITERS as ADMINISTRATORS
from tests.access.table import ROLES, Row, read_only

THESAURUS = "wagtailsnippets_search_thesaurusentry"


def _entry(world: Any) -> dict[str, Any]:
    return {"pk": ThesaurusEntry.objects.earliest("pk").pk}


def _kept(view: str, *, get: int, post: int, arguments: Any = lambda world: {}) -> list[Row]:
    """Anonymous people are led to sign-in; for who does not keep the thesaurus there is none."""
    refused = {"anonymous": 302, **{role: 404 for role in ROLES if role not in (*ADMINISTRATORS, "anonymous")}}
    name = view if ":" in view else f"{THESAURUS}:{view}"
    return [Row(name, get, refused, "get", arguments), Row(name, post, refused, "post", arguments)]


def _list(world: Any) -> dict[str, Any]:
    return {"list_id": JudgementList.objects.get_or_create(name="Judged")[0].pk}


def _question(world: Any) -> dict[str, Any]:
    made, _new = JudgedQuestion.objects.get_or_create(list_id=_list(world)["list_id"], language="en", text="fairs")
    return {"question_id": made.pk}


ROWS = [
    *read_only("search:catalogue"),
    *read_only("search:suggestions"),
    *read_only("search:related", arguments=lambda world: {"origin": world.practice.translation_key}),
    *read_only("search:related", arguments=lambda world: {"origin": world.draft.translation_key}),
    # 503 while there is no index yet, as in a new database.
    *[row for name in ("list", "csv", "json", "geojson", "feed") for row in read_only(f"search:{name}", (200, 503))],
    *read_only("api:catalogue", (200, 503)),
    *read_only("api:api-root", 404, posted=404),
    *read_only("api:openapi-json", posted=200),
    *read_only("api:openapi-view", posted=200),
    Row("search:in_group", 404, {"stakeholder": 200, "coordinator": 200}, arguments=lambda world: {"slug": world.group.slug}),
    Row("search:in_group", 405, method="post", arguments=lambda world: {"slug": world.group.slug}),
    *_kept("list", get=200, post=405),
    *_kept("list_results", get=200, post=405),
    # An empty form is refused with what is missing.
    *_kept("add", get=200, post=200),
    *_kept("edit", get=200, post=200, arguments=_entry),
    *_kept("delete", get=200, post=302, arguments=_entry),
    *_kept("usage", get=200, post=405, arguments=_entry),
    *_kept("history", get=200, post=405, arguments=_entry),
    *_kept("search_admin:asked", get=200, post=405),
    *_kept("search_admin:asked_csv", get=200, post=405, arguments=lambda world: {"table": "nothing"}),
    # Empty forms are refused with what is missing; marks are as they were.
    *_kept("search_admin:judgements", get=200, post=200),
    *_kept("search_admin:judgement_list", get=200, post=200, arguments=_list),
    *_kept("search_admin:judgement_import", get=200, post=200, arguments=_list),
    *_kept("search_admin:judgement_export", get=200, post=405, arguments=_list),
    *_kept("search_admin:judgement_list_delete", get=200, post=302, arguments=_list),
    *_kept("search_admin:judge", get=200, post=302, arguments=_question),
    *_kept("search_admin:judged_question_delete", get=200, post=302, arguments=_question),
]
