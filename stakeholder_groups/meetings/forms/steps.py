"""Forms of what becomes of a meeting. Each keeps what was typed when it refuses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.content.uploads import TYPES
from stakeholder_groups.discussions.forms import PostForm
from stakeholder_groups.discussions.models import Thread


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Members are told, and it stands in the meeting’s log."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason. Members get to read it.")},
    )
    writer = forms.CharField(widget=forms.HiddenInput, required=False)


class MinutesFileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("Up to 10 MB: PDF, DOCX, ODT, XLSX, ODS, CSV, TXT, PNG, JPEG or WebP. Only members can open it."),
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in TYPES)}),
        max_length=250,
        allow_empty_file=True,
        error_messages={"required": _("Choose the file with the minutes.")},
    )


class MinutesLinkForm(forms.Form):
    thread = forms.ModelChoiceField(
        Thread.objects.none(),
        to_field_name="public_id",
        label=_("Thread of the group"),
        error_messages={"required": _("Choose the thread that holds the minutes.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, threads: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["thread"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = threads


class MinutesThreadForm(PostForm):
    title = forms.CharField(label=_("Title"), max_length=200, error_messages={"required": _("Give the thread a title.")})
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    field_order = ("title", "body", "client_key", "reply_to", "writer", "seen")
