"""What became of a partner: whom it replaced or was replaced by, its earlier and later names, who shares its region."""

from dataclasses import dataclass

from exchange.core.public_pages import public_pages
from exchange.pages.models import PartnerPage
from exchange.pages.versions import address_in, reader_language
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

    replaced_by, replaces = page.participation.replaced_by, _replaced(page.participation)
    return Facts(
        named(replaced_by.organisation if replaced_by else None),
        named(replaces.organisation if replaces else None),
        named(organisation.predecessor),
        named(Organisation.objects.filter(predecessor=organisation).first()),
        neighbours,
    )


def _replaced(participation: Participation) -> Participation | None:
    return Participation.objects.filter(replaced_by=participation).select_related("organisation").first()
