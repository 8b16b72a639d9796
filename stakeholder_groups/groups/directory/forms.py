"""Agreeing to be listed, choosing whom to look for, writing to somebody. What was typed is kept when a form refuses."""

from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from exchange.partners.models import Theme
from stakeholder_groups.groups.directory.models import LONGEST_MESSAGE, DirectoryEntry


class EntryForm(forms.ModelForm[DirectoryEntry]):
    """What the person agrees to show, and the agreement itself."""

    languages = forms.MultipleChoiceField(
        label=_("Languages I can be written to in"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Themes"), queryset=Theme.objects.all(), widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField(
        label=_("I agree that members of the network's groups see my name and what stands above"),
        error_messages={"required": _("Tick this if you agree. Without it you are not listed.")},
    )

    class Meta:
        model = DirectoryEntry
        fields: ClassVar[list[str]] = ["organisation_name", "kind", "region", "languages", "themes", "about"]
        help_texts: ClassVar[dict[str, Any]] = {
            "about": _("At most 300 characters. Do not write your address: people write to you through a form.")
        }

    field_order = ("organisation_name", "kind", "region", "languages", "themes", "about", "agreed")


class MessageForm(forms.Form):
    text = forms.CharField(
        label=_("Message"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Neither of you sees the other's address. You get a copy, and the answer comes to you by e-mail."),
        error_messages={"required": _("Write something first.")},
    )
