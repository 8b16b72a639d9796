"""One score a question."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stakeholder_groups.moderation.balance.questions import QUESTIONS, SCALE


class SheetForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question.key] = forms.TypedChoiceField(
                label=question.text,
                choices=SCALE,
                coerce=int,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one of the five answers.")},
            )


class OpenRoundForm(forms.Form):
    with_members = forms.BooleanField(
        label=_("All members fill in a sheet"),
        help_text=_(
            "Otherwise those who coordinate fill in one sheet together. Members' scores are shown as means of at least three sheets."
        ),
        required=False,
    )
