"""What became of a partner: whom it replaced or was replaced by, its earlier and later names, who shares its region."""

from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q

from exchange.core.languages import reader_language
from exchange.core.public_pages import public_pages
from exchange.pages.models import PartnerPage
from exchange.pages.versions import address_in
from exchange.partners.models import Organisation, Participation


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation, with the address of its partner page where it has one."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    replaced_by: Named | None
    took_place_of: Named | None
    formerly: Named | None
    today: Named | None
    same_region: list[Named]


def facts_of(page: PartnerPage) -> Facts:
    """The number of statements does not grow with the number of partners."""
    organisation = page.participation.organisation
    others = public_pages(PartnerPage.objects).filter(locale_id=page.locale_id).exclude(pk=page.pk).order_by("title")
    pages = list(others.select_related("participation__organisation"))
    urls = {other.participation.organisation_id: address_in(other, reader_language()) for other in pages}
    neighbours = [
        Named(other.title, urls[other.participation.organisation_id])
        for other in pages
        if organisation.region_id and other.participation.organisation.region_id == organisation.region_id
    ]

    def named(other: Organisation | None) -> Named | None:
        return Named(other.name, urls.get(other.pk, "")) if other else None

    replaced_by = page.participation.replaced_by
    replaced, today = _others_about(page.participation)
    return Facts(
        named(replaced_by.organisation if replaced_by else None), named(replaced), named(organisation.predecessor), named(today), neighbours
    )


def _others_about(participation: Participation) -> tuple[Organisation | None, Organisation | None]:
    """Whom the participation took the place of, and what its organisation became."""
    replaced = Q(pk__in=Participation.objects.filter(replaced_by=participation).values("organisation"))
    found = Organisation.objects.filter(replaced | Q(predecessor=participation.organisation_id)).order_by("pk")
    rows = list(found.annotate(was_replaced=ExpressionWrapper(replaced, output_field=BooleanField())))
    before = next((row for row in rows if row.was_replaced), None)
    return before, next((row for row in rows if row.predecessor_id == participation.organisation_id), None)
