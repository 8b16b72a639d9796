"""The form that asks for an export, and what members may take along."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.content.typed import SentOnceForm
from stakeholder_groups.records.enums import Naming


class ExportForm(SentOnceForm):
    """Pseudonyms come first: names are chosen, never forgotten. `may_name` decides whether they can be."""

    people = forms.ChoiceField(
        label=_("People"),
        choices=Naming.choices,
        initial=Naming.PSEUDONYMS,
        widget=forms.RadioSelect,
        help_text=_(
            "Pseudonyms also stand in texts, wherever the full name of a member does. Nicknames, and what people tell of themselves, "
            "stay: read an export before you publish it."
        ),
    )
    with_files = forms.BooleanField(
        label=_("With the files of posts"), required=False, help_text=_("Files are added as they are, also when they name people.")
    )

    def __init__(self, *args: Any, may_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["people"]
        assert isinstance(people, forms.ChoiceField)
        people.choices = [choice for choice in reversed(Naming.choices) if may_name or choice[0] != Naming.NAMES]

    @property
    def named(self) -> bool:
        return bool(self.cleaned_data["people"] == Naming.NAMES)


class PolicyForm(forms.Form):
    names_for_members = forms.BooleanField(
        label=_("Members may export threads with names"),
        required=False,
        help_text=_("Otherwise their exports call people “Person 1”, “Person 2” …; yours can always have names."),
    )
