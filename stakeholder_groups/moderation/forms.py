"""Forms of moderation. Each keeps what was typed when it refuses."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from stakeholder_groups.moderation.enums import NAMING_RULE, DecisionKind, ReportReason, Standing
from stakeholder_groups.moderation.models.decisions import LONGEST_MESSAGE
from stakeholder_groups.moderation.models.restrictions import LONGEST_PAUSE

LONGEST_BLOCK = 365
SAY_SOMETHING = _("Write something first.")


class ReportForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Reason"), choices=ReportReason.choices, widget=forms.RadioSelect, error_messages={"required": _("Choose a reason.")}
    )
    text = forms.CharField(
        label=_("What is wrong with it"),
        help_text=_("Only those who coordinate the group read this and see that it comes from you."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    writer = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == ReportReason.OTHER and not cleaned.get("text"):
            self.add_error("text", _("Say in a few words what is wrong."))
        return cleaned


class DecisionForm(forms.Form):
    """`seen` is what the page was made of, so that a decision never rests on what nobody has read."""

    kind = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect, error_messages={"required": _("Choose a decision.")})
    rule = forms.ChoiceField(label=_("Rule"), required=False, help_text=_("The author and the group's log get to read it."))
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The author gets to read it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give a reason. The author gets to read it.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=60)
    writer = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, kinds: list[DecisionKind], standing: Standing, rules: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rules = dict(rules)
        leave = _("Leave it as it is and close the reports")
        labels = [(kind, leave if kind == DecisionKind.KEEP and standing != Standing.STANDS else kind.label) for kind in kinds]
        self.fields["kind"].choices = labels  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["rule"].choices = [("", _("No rule")), *rules]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") in NAMING_RULE and not cleaned.get("rule") and "rule" not in self.errors:
            self.add_error("rule", _("Name the rule that the post breaks."))
        return cleaned

    @property
    def rule_text(self) -> str:
        return str(self.rules.get(self.cleaned_data["rule"], ""))


class AnswerForm(forms.Form):
    text = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": SAY_SOMETHING},
    )
    writer = forms.CharField(widget=forms.HiddenInput, required=False)


class OutcomeForm(forms.Form):
    """Ending an objection. Its fields have a prefix: the form stands beside the one for an answer."""

    outcome = forms.ChoiceField(
        label=_("Decision on the objection"),
        choices=[("rejected", _("The decision stands")), ("granted", _("The objection is right: undo the decision"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a decision.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Give a reason. The author gets to read it.")},
    )


class BlockForm(forms.Form):
    days = forms.IntegerField(label=_("For how many days"), min_value=1, max_value=LONGEST_BLOCK, required=False)
    until = forms.DateField(
        label=_("Or until the end of this day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason. The person gets to read it.")},
    )

    def clean_until(self) -> date | None:
        until: date | None = self.cleaned_data["until"]
        today = timezone.localdate()
        if until and not today <= until <= today + timedelta(days=LONGEST_BLOCK):
            raise forms.ValidationError(_("Choose a day from today on, at most a year ahead."))
        return until

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned.get("days")) == bool(cleaned.get("until")):
            self.add_error("days", _("Give either a number of days or a last day."))
        return cleaned

    @property
    def moment(self) -> datetime:
        """From now for so many days, or the end of the last day."""
        days, until = self.cleaned_data["days"], self.cleaned_data["until"]
        if days:
            return timezone.now() + timedelta(days=days)
        return timezone.make_aware(datetime.combine(until, time.max))


class SlowForm(forms.Form):
    minutes = forms.IntegerField(
        label=_("Minutes between two posts of one person"),
        help_text=_("0 ends the slow mode. It does not hold for who coordinates."),
        min_value=0,
        max_value=LONGEST_PAUSE,
        error_messages={"required": _("Enter a number of minutes, 0 for none.")},
    )
