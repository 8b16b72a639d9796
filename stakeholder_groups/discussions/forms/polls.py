"""The form of a poll."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stakeholder_groups.discussions.enums import ResultsShown
from stakeholder_groups.discussions.rules import FEWEST_OPTIONS, MOST_OPTIONS
from stakeholder_groups.discussions.services import Asked

LONGEST_ANSWER = 200
LONGEST_POLL = timedelta(days=366)


class PollForm(forms.Form):
    question = forms.CharField(label=_("Question"), max_length=200, error_messages={"required": _("Ask something.")})
    options = forms.CharField(
        label=_("Answers"),
        help_text=_("One a line, from two to ten."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=MOST_OPTIONS * (LONGEST_ANSWER + 2) * 2,
        strip=False,
        error_messages={"required": _("Write at least two answers, one a line.")},
    )
    multiple = forms.BooleanField(label=_("Several answers may be chosen"), required=False)
    anonymous = forms.BooleanField(label=_("Anonymous: nobody, the coordination included, can find out who voted how"), required=False)
    results = forms.ChoiceField(label=_("Results are shown"), choices=ResultsShown.choices, initial=ResultsShown.VOTED)
    closes_at = forms.DateTimeField(
        label=_("Ends at"),
        help_text=_("Day and hour in Brussels time, like 2027-03-15 18:00. After that no vote can be given or changed."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Enter a day and an hour like 2027-03-15 18:00.")},
    )

    def clean_options(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in str(self.cleaned_data["options"]).splitlines())
        answers = tuple(dict.fromkeys(line for line in lines if line))
        if not FEWEST_OPTIONS <= len(answers) <= MOST_OPTIONS:
            raise forms.ValidationError(_("Write from two to ten different answers, one a line."))
        if any(len(answer) > LONGEST_ANSWER for answer in answers):
            raise forms.ValidationError(_("Make each answer shorter than %(number)d characters."), params={"number": LONGEST_ANSWER + 1})
        return answers

    def clean_closes_at(self) -> datetime:
        closes_at: datetime = self.cleaned_data["closes_at"]
        if not timezone.now() < closes_at <= timezone.now() + LONGEST_POLL:
            raise forms.ValidationError(_("Choose an end within the next year."))
        return closes_at

    def asked(self) -> Asked:
        return Asked(**self.cleaned_data)
