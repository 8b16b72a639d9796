"""Forms of needs. Each keeps what was typed when it refuses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.content.typed import TitledForm
from exchange.partners.models import Direction, FirmMaturity, Market, Sector, Theme
from stakeholder_groups.needs.services import NeedWords

LONGEST_TEXT = 5_000
FIRST = ("title", "theme", "market")


def _choice(model: Any, label: Any, **said: Any) -> forms.ModelChoiceField[Any]:
    return forms.ModelChoiceField(
        model._default_manager.all(), to_field_name="slug", label=label, required=False, empty_label=_("Not said"), **said
    )


class NeedForm(TitledForm):
    """Three fields are enough; the others stand behind “More”. `post` is where the need was first written of, `writer` whose text it is.

    `seen` names the words that stood in the form at first.
    """

    title = forms.CharField(
        label=_("What do you need?"),
        max_length=200,
        help_text=_("One sentence, as you would say it to a colleague."),
        error_messages={"required": _("Say in a few words what you need.")},
    )
    theme = _choice(Theme, _("Theme"))
    market = _choice(Market, _("Market"))
    body = forms.CharField(
        label=_("More about it"),
        help_text=_("Markdown: **bold**, _italic_, - list, > quote, [words](address)."),
        max_length=LONGEST_TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    sector = _choice(Sector, _("Sector"))
    maturity = _choice(FirmMaturity, _("Experience of the firm abroad"))
    direction = _choice(Direction, _("Direction"))
    resources = forms.CharField(
        label=_("Resources at hand"),
        help_text=_("People, time, money or contacts that are there already."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    post = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    writer = forms.CharField(widget=forms.HiddenInput, required=False)

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in FIRST]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name not in FIRST]

    @property
    def opens_more(self) -> bool:
        """Nothing that was typed or refused hides."""
        return any(field.errors or field.value() for field in self.more_fields)

    @property
    def words(self) -> NeedWords:
        said = self.cleaned_data
        return NeedWords(
            title=said["title"],
            text=said["body"],
            theme=said["theme"],
            market=said["market"],
            sector=said["sector"],
            maturity=said["maturity"],
            direction=said["direction"],
            resources=said["resources"],
        )


class StepForm(forms.Form):
    """Why a need takes a step; it stands in the log that the group reads."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("It stands in the need’s log, which the group can read."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    writer = forms.CharField(widget=forms.HiddenInput, required=False)


class MatchForm(forms.Form):
    note = forms.CharField(label=_("How it answers the need"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    writer = forms.CharField(widget=forms.HiddenInput, required=False)
