"""Forms of the administrators' and experts' own views."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.review.editing import REASON_LENGTH
from practices.review.enums import TaskAction

if TYPE_CHECKING:
    from wagtail.models import Page

_WIDE = {"rows": 5, "cols": 60}


class AnswerForm(forms.Form):
    """The answer to a submission: one reason, three buttons."""

    revision = forms.CharField(widget=forms.HiddenInput, max_length=60)
    field = forms.ChoiceField(label=_("What the reason is about"), required=False)
    comment = forms.CharField(
        label=_("Reason"),
        help_text=_("The editor reads it. Needed to ask for changes or to decline."),
        widget=forms.Textarea(attrs=_WIDE),
        max_length=REASON_LENGTH,
        required=False,
    )
    action = forms.ChoiceField(choices=TaskAction.choices, widget=forms.HiddenInput)

    def __init__(self, *args: Any, page: "Page", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = [(one.field, one.label) for one in getattr(page, "required_for_submission", ())]
        self.fields["field"].choices = [("", _("The whole page")), *fields]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("action") in {TaskAction.REJECT, TaskAction.DECLINE} and not cleaned.get("comment"):
            self.add_error("comment", _("Say why: the editor reads it."))
        return cleaned


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), help_text=_("The editor reads it."), widget=forms.Textarea(attrs=_WIDE), max_length=REASON_LENGTH
    )


class CountingForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(label=_("Remark"), widget=forms.Textarea(attrs=_WIDE), max_length=REASON_LENGTH, required=False)


class EndorsementForm(forms.Form):
    revision = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Endorsement"),
        help_text=_("Two or three sentences that everybody reads on the practice’s page."),
        widget=forms.Textarea(attrs=_WIDE),
        max_length=REASON_LENGTH,
    )
