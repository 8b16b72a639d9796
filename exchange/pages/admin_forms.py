"""The form that adds a partner: for administrators, and for the operator's command, which fills the same fields."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from exchange.pages.services import NewPartner
from exchange.partners.enums import ParticipationRole, StakeholderKind
from exchange.partners.models import Network, Organisation, Region


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class AddPartnerForm(forms.Form):
    """An organisation and a network are chosen or, where none is chosen, named."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.all(), required=False, empty_label=_("A new one, named below")
    )
    organisation_name = forms.CharField(label=_("Name of the new organisation"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind of the new organisation"), choices=[("", "–"), *StakeholderKind.choices], required=False)
    region = forms.ModelChoiceField(
        label=_("Region of the new organisation"),
        queryset=Region.objects.all(),
        required=False,
        help_text=_("A region that is missing is added under “Network and partners”, now or later."),
    )
    network = forms.ModelChoiceField(
        label=_("Network"), queryset=Network.objects.all(), required=False, empty_label=_("A new one, named below")
    )
    network_name = forms.CharField(label=_("Name of the new network"), max_length=100, required=False)
    role = forms.ChoiceField(label=_("Role in the network"), choices=ParticipationRole.choices, initial=ParticipationRole.PARTNER)
    starts_on = _day(_("Takes part from"))
    ends_on = _day(_("Takes part until"))
    slug = forms.SlugField(
        label=_("Address"),
        max_length=60,
        required=False,
        help_text=_("Lower-case letters, digits and hyphens, as in “gavle”. Left empty, it is made of the English name."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("network", Network.objects.order_by("pk").values_list("pk", flat=True).first())
        for code, language in settings.LANGUAGES:
            label = _("Name of the partner’s page (%(language)s)") % {"language": language}
            help_text = "" if code == "en" else _("Left empty, the English name stands there.")
            self.fields[f"title_{code}"] = forms.CharField(label=label, max_length=200, required=code == "en", help_text=help_text)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("organisation"):
            self._ask_for(data, "organisation_name", _("Choose an organisation, or name a new one."))
            self._ask_for(data, "kind", _("Say what kind of organisation the new one is."))
        if not data.get("network"):
            self._ask_for(data, "network_name", _("Choose a network, or name a new one."))
        data["slug"] = data.get("slug", "").lower() or slugify(data.get("title_en", ""))[:60].strip("-")
        self._ask_for(data, "slug", _("Give the address in letters from a to z."))
        return data

    def clean_organisation_name(self) -> str:
        name: str = self.cleaned_data["organisation_name"]
        if not self.cleaned_data.get("organisation") and Organisation.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("This organisation is known. Choose it from the list."))
        return name

    def clean_network_name(self) -> str:
        name: str = self.cleaned_data["network_name"]
        known = Network.objects.filter(name__iexact=name) | Network.objects.filter(slug=slugify(name)[:60])
        if not self.cleaned_data.get("network") and name and known.exists():
            raise forms.ValidationError(_("This network is known. Choose it from the list."))
        return name

    def _ask_for(self, data: dict[str, Any], name: str, message: Any) -> None:
        if not data.get(name) and name not in self.errors:
            self.add_error(name, message)

    def partner(self) -> NewPartner:
        data = self.cleaned_data
        titles = {code: data[f"title_{code}"] for code, _language in settings.LANGUAGES}
        organisation = data["organisation"] or Organisation(name=data["organisation_name"], kind=data["kind"], region=data["region"])
        network = data["network"] or Network(name=data["network_name"], slug=slugify(data["network_name"])[:60] or data["slug"])
        asked = {name: data[name] for name in ("slug", "role", "starts_on", "ends_on")}
        return NewPartner(titles=titles, organisation=organisation, network=network, **asked)
