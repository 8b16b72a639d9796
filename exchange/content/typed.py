"""What people type into forms: titles on one line, texts with one sort of line end, a key that makes a form count once, marks."""

import hashlib
from uuid import UUID, uuid4, uuid5

from django import forms


def one_line(text: object) -> str:
    return " ".join(str(text).split())


def text_of(typed: object) -> str:
    """Lines end alike, and nothing blank stands at the end."""
    return str(typed).replace("\r\n", "\n").rstrip()


def key_for(client_key: UUID | None, *said: object) -> UUID | None:
    """A form's key as it counts for what was sent with it: other words, or the same page for another place, are sent anew."""
    return None if client_key is None else uuid5(client_key, repr(said))


def mark_of(said: object) -> str:
    """The same for the same words only, so that a form can say which ones it began with."""
    return hashlib.sha256(repr(said).encode()).hexdigest()[:32]


class SentOnceForm(forms.Form):
    """`client_key` makes a form that is sent twice one change."""

    client_key = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_client_key(self) -> UUID:
        """A key that is none counts as a new form."""
        try:
            return UUID(str(self.cleaned_data["client_key"]))
        except ValueError:
            return uuid4()


class TitledForm(SentOnceForm):
    """One with a `title` that it must have and a `body` that it may have; both fields are its own."""

    def clean_title(self) -> str:
        title = one_line(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError(self.fields["title"].error_messages["required"], code="required")
        return title

    def clean_body(self) -> str:
        return text_of(self.cleaned_data["body"])
