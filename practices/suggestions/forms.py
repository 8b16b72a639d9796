"""Forms of suggestions. What leaves the group is what the form shows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from practices.suggestions.enums import SuggestionKind, SuggestionState
from practices.suggestions.models import LONGEST_TEXT

LABELS = {
    SuggestionKind.PRACTICE: (_("About which practice"), _("A new practice")),
    SuggestionKind.PLAN: (_("About which plan"), _("The plan as a whole")),
    SuggestionKind.QUESTION: (_("To the host of"), _("Choose a visit")),
}


class SuggestionForm(forms.Form):
    """Only a question needs a page that it is about: its host reads it."""

    about = forms.ChoiceField(error_messages={"required": _("Choose the visit whose host you ask.")})
    text = forms.CharField(
        label=_("Text that is sent"),
        help_text=_("Change it until it can be read outside the group: take out names and what was said in confidence."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Write what is to be sent.")},
    )
    with_name = forms.BooleanField(label=_("Send my name along"), required=False)
    writer = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, kind: SuggestionKind, subjects: Sequence[Page], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subjects = {str(page.pk): page for page in subjects}
        about: Any = self.fields["about"]
        about.label, nothing = LABELS[kind]
        about.choices = [("", nothing), *((key, page.title) for key, page in self.subjects.items())]
        about.required = kind == SuggestionKind.QUESTION

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    @property
    def subject(self) -> Page | None:
        return self.subjects.get(self.cleaned_data["about"])


class DecisionForm(forms.Form):
    """An answer always goes with it: the group asked people to write."""

    state = forms.ChoiceField(
        choices=[(value, label) for value, label in SuggestionState.choices if value != SuggestionState.NEW],
        label=_("Decision"),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Answer to the group"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write an answer. The group gets to read it.")},
    )
