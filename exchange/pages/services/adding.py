"""A partner comes to the network: what is known of it, its pages in every tree, its editors' group, its folder."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection

from exchange.accounts.models import User
from exchange.accounts.selectors import partner_slugs
from exchange.pages.models import PartnerPage, PartnersIndexPage
from exchange.pages.permissions import can_add_partner
from exchange.pages.services.partner_pages import create_partner_pages
from exchange.partners.enums import ParticipationRole
from exchange.partners.models import Network, Organisation, Participation


@dataclass(frozen=True, slots=True)
class NewPartner:
    """Organisation and network are kept when they are not yet; `titles` name the partner by language, English always."""

    slug: str
    titles: dict[str, str]
    organisation: Organisation
    network: Network
    role: str = ParticipationRole.PARTNER
    starts_on: date | None = None
    ends_on: date | None = None
    intros: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def add_partner(*, actor: User | None, partner: NewPartner) -> list[PartnerPage]:
    """The partner's pages, English first. Without an actor the operator adds it from the command line.

    Raises ValidationError, by the name of what is to be corrected, for an address or an organisation that has its pages.
    """
    if actor is not None and not can_add_partner(actor):
        raise PermissionDenied
    # Of two who add the same partner at once the second finds it there.
    list(PartnersIndexPage.objects.select_for_update().order_by("pk"))
    _check_address(partner.slug)
    if partner.starts_on and partner.ends_on and partner.ends_on < partner.starts_on:
        raise ValidationError({"ends_on": _("The end lies before the start. Correct one of the two dates.")})
    participation = _participation(partner)
    pages = create_partner_pages(participation=participation, slug=partner.slug, titles=partner.titles, intros=partner.intros)
    for page in pages:
        log(instance=page, action="wagtail.create", user=actor)
    return pages


def _check_address(slug: str) -> None:
    """A folder of this name would be given to the editors with what lies in it."""
    folder = Collection.objects.filter(depth=2, name=slug)
    if slug in partner_slugs() or PartnerPage.objects.filter(slug=slug).exists() or folder.exists():
        raise ValidationError({"slug": _("This address is taken. Choose another one.")})


def _participation(partner: NewPartner) -> Participation:
    """One that was entered among the network's data and has no pages is gone on with."""
    _keep(partner.organisation, "organisation_name")
    _keep(partner.network, "network_name")
    entered = Participation.objects.filter(organisation=partner.organisation, network=partner.network)
    if entered.filter(pages__isnull=False).exists():
        raise ValidationError({"organisation": _("This organisation has its pages already. Choose another one.")})
    participation = entered.first() or Participation(organisation=partner.organisation, network=partner.network)
    participation.role = partner.role
    participation.starts_on = partner.starts_on or participation.starts_on
    participation.ends_on = partner.ends_on or participation.ends_on
    participation.full_clean()
    participation.save()
    return participation


def _keep(known: Organisation | Network, named: str) -> None:
    if known.pk is None:
        try:
            known.full_clean()
        except ValidationError as error:
            raise ValidationError({named: error.messages}) from error
        known.save()
