"""Adds a partner from the command line, by the administrators' own form."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from exchange.pages.admin_forms import AddPartnerForm
from exchange.pages.services import add_partner
from exchange.partners.enums import ParticipationRole, StakeholderKind
from exchange.partners.models import Network, Organisation, Region


class Command(BaseCommand):
    help = "Add a partner: its pages in every language, its editors' group and folder. Organisation and network are made when unknown."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", metavar="SLUG", help="its place in addresses, for example gavle")
        parser.add_argument("--organisation", required=True, help="name")
        parser.add_argument("--kind", choices=StakeholderKind.values, default="", help="of an organisation that is not known yet")
        parser.add_argument("--region", default="", help="code of a known region, for an organisation that is not known yet")
        parser.add_argument("--network", required=True, help="name")
        parser.add_argument("--role", choices=ParticipationRole.values, default=ParticipationRole.PARTNER)
        parser.add_argument("--from", dest="starts_on", default="", metavar="YYYY-MM-DD")
        parser.add_argument("--until", dest="ends_on", default="", metavar="YYYY-MM-DD")
        for code, language in settings.LANGUAGES:
            parser.add_argument(f"--title-{code}", default="", help=f"name of its page, {language}")

    def handle(self, *args: Any, **options: Any) -> None:
        form = AddPartnerForm(_answers(options))
        try:
            pages = add_partner(actor=None, partner=form.partner()) if form.is_valid() else []
        except ValidationError as error:
            form.add_error(None, error)
        if form.errors:
            raise CommandError("\n".join(f"{name}: {' '.join(map(str, errors))}" for name, errors in form.errors.items()))
        self.stdout.write(f"{pages[0].title} has its pages below {pages[0].url_path}; its editors can be invited.")


def _answers(options: dict[str, Any]) -> dict[str, Any]:
    region = Region.objects.filter(code=options["region"]).last() if options["region"] else None
    if options["region"] and region is None:
        message = f"No region has the code {options['region']}."
        raise CommandError(message)
    answers = {name: options[name] for name in ("slug", "kind", "role", "starts_on", "ends_on")}
    answers |= {f"title_{code}": options[f"title_{code}"] for code, _language in settings.LANGUAGES}
    answers["title_en"] = answers["title_en"] or options["organisation"]
    return answers | {
        "region": region,
        "organisation": Organisation.objects.filter(name=options["organisation"]).first(),
        "organisation_name": options["organisation"],
        "network": Network.objects.filter(name=options["network"]).first(),
        "network_name": options["network"],
    }
