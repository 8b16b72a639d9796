"""Which of the counts to show."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class WhichForm(forms.Form):
    days = forms.TypedChoiceField(label=_("Period"), coerce=int, choices=[(30, _("Last 30 days")), (90, _("Last 90 days"))])
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("All languages")), *settings.LANGUAGES])
