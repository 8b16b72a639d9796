"""What to try an entry out with."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from search.parser import MAX_CHARACTERS


class TrialForm(forms.Form):
    question = forms.CharField(label=_("Question"), max_length=MAX_CHARACTERS, help_text=_("As a reader would type it."))
    language = forms.ChoiceField(label=_("Reader’s language"), choices=settings.LANGUAGES)
