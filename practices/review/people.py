"""Who had a part in pages: they neither decide on them nor judge them. Several pages cost as many statements as one."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision, WorkflowState

People = frozenset[int | None]


def people_behind(pages: Iterable[Page]) -> dict[int, People]:
    """By page: who wrote or submitted what is not published yet. Reads `live_revision` of each page."""
    pages = list(pages)
    found: dict[int, set[int | None]] = {page.pk: {page.owner_id} for page in pages}
    published = {page.pk: page.live_revision.created_at for page in pages if page.live and page.live_revision_id}
    for object_id, user_id, created_at in _of(Revision, pages).values_list("object_id", "user_id", "created_at"):
        since = published.get(int(object_id))
        if since is None or created_at > since:
            found[int(object_id)].add(user_id)
    for object_id, user_id in _of(WorkflowState, pages).active().values_list("object_id", "requested_by_id"):
        found[int(object_id)].add(user_id)
    return _without_nobody(found)


def people_of_history(pages: Iterable[Page]) -> dict[int, People]:
    """By page: who ever wrote or submitted it."""
    pages = list(pages)
    found: dict[int, set[int | None]] = {page.pk: {page.owner_id} for page in pages}
    for object_id, user_id in _of(Revision, pages).values_list("object_id", "user_id").distinct():
        found[int(object_id)].add(user_id)
    for object_id, user_id in _of(WorkflowState, pages).values_list("object_id", "requested_by_id").distinct():
        found[int(object_id)].add(user_id)
    return _without_nobody(found)


def _of(model: type[Revision] | type[WorkflowState], pages: list[Page]) -> Any:
    kind = ContentType.objects.get_for_model(Page)
    return model.objects.filter(base_content_type=kind, object_id__in=[str(page.pk) for page in pages]).order_by()


def _without_nobody(found: dict[int, set[int | None]]) -> dict[int, People]:
    return {pk: frozenset(people - {None}) for pk, people in found.items()}
