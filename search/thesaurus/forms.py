"""What to try an entry out with, and what a form begins with."""

from collections.abc import Mapping

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from search.parser import MAX_CHARACTERS
from search.thesaurus.terms import LANGUAGES

LONGEST_PROPOSAL = 200


class TrialForm(forms.Form):
    question = forms.CharField(label=_("Question"), max_length=MAX_CHARACTERS, help_text=_("As a reader would type it."))
    language = forms.ChoiceField(label=_("Reader’s language"), choices=settings.LANGUAGES)


def proposed(sent: Mapping[str, str], texts: Mapping[str, str]) -> dict[str, str]:
    """An address may propose terms (`propose_it`): the form begins with them after those of the entry. Nothing is saved by it."""
    found = {}
    for language in LANGUAGES:
        more = sent.get(f"propose_{language}", "")[:LONGEST_PROPOSAL].strip()
        if more:
            found[f"terms_{language}"] = "\n".join(filter(None, [texts.get(language, "").strip(), more]))
    return found
