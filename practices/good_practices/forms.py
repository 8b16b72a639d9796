"""Writing to the owner of a practice. What was typed is kept when the form refuses."""

import time
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practices.good_practices.models.messages import LONGEST_MESSAGE
from practices.good_practices.rules import LONGEST_SECONDS, answered_too_soon

SALT = "practice-message"
TRAP = "website"
OPENED = "opened"


class MessageForm(forms.Form):
    """Beside its fields it carries a signed time and a field for programs only; the template draws both."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The owner answers to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    text = forms.CharField(label=_("Message"), max_length=LONGEST_MESSAGE, widget=forms.Textarea(attrs={"rows": 8}))

    def __init__(self, *args: Any, is_member: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._is_used = False
        if is_member:
            # Who is signed in writes under the own name and address.
            del self.fields["name"], self.fields["email"]

    def clean_name(self) -> str:
        """On one line: it stands in a mail among the platform's words."""
        return " ".join(str(self.cleaned_data["name"]).split())

    def refuse_used(self) -> None:
        """The page was sent before with another text: what was typed stays, and the next time it is sent it counts as new."""
        self._is_used = True
        self.add_error(None, gettext("This form was sent already. Your text is kept below: send it again if it is another message."))

    @property
    def token(self) -> str:
        """When the form was first opened, signed; a new one where there is none that can be read, or that was used."""
        if self.is_bound and not self._is_used and self._opened_at() is not None:
            return str(self.data[OPENED])
        return signing.dumps(time.time(), salt=SALT)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        opened_at = self._opened_at()
        if self.data.get(TRAP):
            raise forms.ValidationError(gettext("The field “Website” is there for programs only. Empty it and send again."))
        if opened_at is None:
            raise forms.ValidationError(gettext("This form was open for very long. Send your message again; it is kept below."))
        if answered_too_soon(opened_at, time.time()):
            raise forms.ValidationError(gettext("That was very fast. Wait a few seconds and send again; your message is kept below."))
        return cleaned

    def _opened_at(self) -> float | None:
        try:
            return float(signing.loads(str(self.data.get(OPENED, "")), salt=SALT, max_age=LONGEST_SECONDS))
        except (signing.BadSignature, TypeError, ValueError):
            return None
