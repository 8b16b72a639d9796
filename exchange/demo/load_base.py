"""Regions, organisations, the network, who takes part in it, policy instruments."""

from functools import partial

from exchange.demo.data.partners import INSTRUMENTS, NETWORK, ORGANISATIONS, PARTICIPATIONS
from exchange.demo.data.regions import REGIONS
from exchange.demo.data.shapes import InstrumentData, OrganisationData, ParticipationData, RegionData
from exchange.demo.keeping import Keeper
from exchange.partners.models import Network, Organisation, Participation, PolicyInstrument, Region


def load_base(keeper: Keeper) -> None:
    for region in REGIONS:
        keeper.once(f"region:{region.code}", partial(_region, region))
    for organisation in ORGANISATIONS:
        keeper.once(f"organisation:{organisation.key}", partial(_organisation, keeper, organisation))
    for organisation in ORGANISATIONS:
        if organisation.works_with:
            keeper.once(f"works-with:{organisation.key}", partial(_works_with, keeper, organisation))
    keeper.once("network", _network)
    # Who is replaced points at who replaces, so these come first.
    for participation in sorted(PARTICIPATIONS, key=lambda data: bool(data.replaced_by)):
        keeper.once(f"participation:{participation.organisation}", partial(_participation, keeper, participation))
    for instrument in INSTRUMENTS:
        keeper.once(f"instrument:{instrument.key}", partial(_instrument, keeper, instrument))


def _region(data: RegionData) -> Region:
    labels = {f"label_{language}": name for language, name in data.names.items()}
    values = {
        "country": data.country,
        "latitude": data.latitude,
        "longitude": data.longitude,
        "left_classification": data.left_classification,
        **labels,
    }
    return Region.objects.get_or_create(code=data.code, code_version=data.code_version, defaults=values)[0]


def _organisation(keeper: Keeper, data: OrganisationData) -> Organisation:
    return Organisation.objects.create(
        name=data.name,
        short_name=data.short_name,
        kind=data.kind,
        region=keeper.optional(Region, f"region:{data.region}"),
        city=data.city,
        predecessor=keeper.optional(Organisation, f"organisation:{data.predecessor}"),
        website=data.website,
    )


def _works_with(keeper: Keeper, data: OrganisationData) -> Organisation:
    organisation = keeper.need(Organisation, f"organisation:{data.key}")
    organisation.works_with.add(*(keeper.need(Organisation, f"organisation:{key}") for key in data.works_with))
    return organisation


def _network() -> Network:
    return Network.objects.get_or_create(slug=NETWORK["slug"], defaults=NETWORK)[0]


def _participation(keeper: Keeper, data: ParticipationData) -> Participation:
    return Participation.objects.create(
        network=keeper.need(Network, "network"),
        organisation=keeper.need(Organisation, f"organisation:{data.organisation}"),
        role=data.role,
        starts_on=data.starts_on,
        ends_on=data.ends_on or None,
        replaced_by=keeper.optional(Participation, f"participation:{data.replaced_by}"),
        dates_are_inferred=data.dates_are_inferred,
        note=data.note,
    )


def _instrument(keeper: Keeper, data: InstrumentData) -> PolicyInstrument:
    return PolicyInstrument.objects.create(
        name=data.name,
        kind=data.kind,
        programme=data.programme,
        responsible_body=keeper.optional(Organisation, f"organisation:{data.responsible_body}"),
        region=keeper.need(Region, f"region:{data.region}"),
    )
