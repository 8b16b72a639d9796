"""What differs between two versions of a page, field by field, as Wagtail's own comparison shows it."""

from typing import TYPE_CHECKING, Any

from wagtail.models import Revision

from practices.review.enums import Step
from practices.review.models import ReviewEvent

if TYPE_CHECKING:
    from django.http import HttpRequest

_DECIDED = (Step.PUBLISHED, Step.CHANGES_WANTED, Step.DECLINED)


def comparison(*, page: Any, revision: Revision, request: "HttpRequest", read: Revision | None = None) -> list[Any]:
    """Differences between the version before and this one: since `read`, else the public text, else what was decided on last."""
    new = revision.as_object()
    old = read.as_object() if read is not None else _version_before(page, revision)
    old = old if old is not None else type(new)(locale=new.locale)
    panels = page.get_edit_handler().get_bound_panel(instance=new, request=request, form=None)
    pairs = [compare(old, new) for compare in panels.get_comparison()]
    return [pair for pair in pairs if pair.has_changed()]


def _version_before(page: Any, revision: Revision) -> Any | None:
    if page.live:
        return type(page).objects.get(pk=page.pk)
    last = (
        ReviewEvent.objects.filter(page_id=page.pk, step__in=_DECIDED, revision__isnull=False)
        .exclude(revision=revision)
        .select_related("revision")
        .order_by("-happened_at", "-pk")
        .first()
    )
    return last.revision.as_object() if last and last.revision else None
