"""Plans that everybody may read."""

from django.db.models import Q, QuerySet

from exchange.core.public_pages import public_pages
from practices.plans.models import LocalActionPlanPage
from practices.visits.selectors import one_version_each


def public_plans() -> QuerySet[LocalActionPlanPage]:
    """Live plans that everybody may read."""
    return public_pages(LocalActionPlanPage.objects).select_related("locale", "region", "instrument")


def plans_below(*, partner_url_paths: list[str], reader: str) -> list[LocalActionPlanPage]:
    """Plans below the partner's pages in all trees, one card each."""
    below = Q()
    for path in partner_url_paths:
        below |= Q(url_path__startswith=path)
    return one_version_each(public_plans().filter(below), reader) if partner_url_paths else []
