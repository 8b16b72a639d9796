"""Changes of the trees' own pages."""

from exchange.pages.services.adding import NewPartner, add_partner
from exchange.pages.services.partner_pages import create_partner_pages

__all__ = ["NewPartner", "add_partner", "create_partner_pages"]
