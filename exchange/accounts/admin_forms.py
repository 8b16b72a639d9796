"""Inviting editors, experts and administrators."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from exchange.accounts.enums import InvitationKind
from exchange.accounts.selectors import partner_slugs


class StaffInvitationForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    kind = forms.ChoiceField(
        label=_("Role"),
        choices=[(kind.value, kind.label) for kind in (InvitationKind.EDITOR, InvitationKind.EXPERT, InvitationKind.ADMINISTRATOR)],
    )
    partner = forms.ChoiceField(label=_("Partner"), required=False, help_text=_("For an editor: whose pages she will write."))
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *((slug, slug) for slug in partner_slugs())]
        self.fields["partner"].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == InvitationKind.EDITOR and not data.get("partner"):
            self.add_error("partner", _("Choose the partner whose pages the editor will write."))
        return data

    def target(self) -> dict[str, str]:
        return {"partner": self.cleaned_data["partner"]} if self.cleaned_data["kind"] == InvitationKind.EDITOR else {}
