"""The confirmation that nobody gives by accident."""

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.accounts.models import User


class EraseForm(forms.Form):
    address = forms.CharField(
        label=_("Your e-mail address"),
        help_text=_("Type the address of this account to say that you mean it."),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, user: User, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        self.user = user

    def clean_address(self) -> str:
        typed = str(self.cleaned_data["address"])
        if typed.strip().lower() != self.user.email:
            raise forms.ValidationError(_("This is not the address of your account. Type it as it stands above."))
        return typed
