"""Forms of the judgement pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from search.judgements.lines import Judged, UnreadableLineError, read
from search.judgements.models import JudgementList
from search.judgements.rules import HIGHEST, LONGEST_QUESTION, MOST_QUESTIONS, Document, document_of
from search.parser import clean

MOST_BYTES = 1_000_000
MOST_DOCUMENTS = 200
PREFIX = "mark-"
CHOICES = (
    ("", _("not judged")),
    ("0", _("0: has nothing to do with it")),
    ("1", _("1: touches it")),
    ("2", _("2: answers it")),
    ("3", _("3: just what is meant")),
)
_VALUES: Mapping[str, int | None] = {"": None, **{str(mark): mark for mark in range(HIGHEST + 1)}}


class ListForm(forms.ModelForm[JudgementList]):
    class Meta:
        model = JudgementList
        fields = ["name"]


class QuestionsForm(forms.Form):
    language = forms.ChoiceField(label=_("Reader’s language"), choices=settings.LANGUAGES)
    questions = forms.CharField(
        label=_("Questions"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("One a line, as readers type them."), max_length=30_000
    )

    def clean_questions(self) -> list[str]:
        texts = list(dict.fromkeys(filter(None, map(clean, self.cleaned_data["questions"].splitlines()))))
        if len(texts) > MOST_QUESTIONS:
            raise forms.ValidationError(_("A list holds at most %(most)s questions.") % {"most": MOST_QUESTIONS})
        if any(len(text) > LONGEST_QUESTION for text in texts):
            raise forms.ValidationError(
                _("A question has at most %(most)s characters. Shorten the longer ones.") % {"most": LONGEST_QUESTION}
            )
        return texts


class LinesForm(forms.Form):
    """Judgements of a file; `cleaned_data["file"]` is what its lines say."""

    file = forms.FileField(label=_("File"), help_text=_("JSON lines as this page gives them out, at most 1 MB."))

    def clean_file(self) -> list[Judged]:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is larger than 1 MB. Divide it over several lists."))
        try:
            return read(file.read().decode("utf-8"), dict(settings.LANGUAGES))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("The file is no text in UTF-8. Save it in this encoding.")) from error
        except UnreadableLineError as error:
            raise forms.ValidationError(str(error)) from error


class MarksForm(forms.Form):
    """A group of radio buttons for each document; what is sent decides which ones, for results may have changed since the page was read."""

    def __init__(self, data: Mapping[str, Any] | None, *, documents: Iterable[Document], marks: Mapping[Document, int]) -> None:
        super().__init__(data)
        sent = [document for name in data or () if name.startswith(PREFIX) and (document := document_of(name.removeprefix(PREFIX)))]
        for document in list(dict.fromkeys([*documents, *sent]))[:MOST_DOCUMENTS]:
            mark = marks.get(document)
            self.fields[f"{PREFIX}{document}"] = forms.ChoiceField(
                choices=CHOICES, required=False, widget=forms.RadioSelect, initial="" if mark is None else str(mark)
            )

    @property
    def marks(self) -> dict[Document, int | None]:
        """What was sent; a document of which nothing was sent keeps its mark."""
        named = ((document_of(name.removeprefix(PREFIX)), value) for name, value in self.cleaned_data.items() if name in self.data)
        return {document: _VALUES[value] for document, value in named if document is not None}
