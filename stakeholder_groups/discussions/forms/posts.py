"""Forms of threads and posts. Each keeps what was typed when it refuses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.content.markdown import says_nothing
from exchange.content.typed import SentOnceForm, one_line, text_of
from exchange.content.uploads import TYPES
from exchange.core.whole_numbers import whole_number
from stakeholder_groups.discussions.enums import ThreadKind
from stakeholder_groups.discussions.models import Attachment
from stakeholder_groups.discussions.services import LONGEST_POST

FILLED_BY_THE_PAGE = ("client_key", "reply_to", "writer")
MUST_HAVE = frozenset({"title", "body"})
NOTHING_WRITTEN, NO_TITLE = _("Write something first."), _("Give the thread a title.")


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


def files_field() -> forms.Field:
    """The files themselves are kept by the view, whatever becomes of the form."""
    return forms.Field(
        label=_("Files"),
        help_text=_("Up to five, of 10 MB each: PDF, DOCX, ODT, XLSX, ODS, CSV, TXT, PNG, JPEG or WebP. Only members can open them."),
        widget=ManyFiles(attrs={"multiple": True, "accept": ",".join(f".{ending}" for ending in TYPES)}),
        required=False,
    )


class PostForm(SentOnceForm):
    """`writer` proves to a later session whose text it is."""

    body = forms.CharField(
        label=_("Text"),
        help_text=_("Markdown: **bold**, _italic_, - list, > quote, [words](address)."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=LONGEST_POST,
        strip=False,
        error_messages={"required": NOTHING_WRITTEN},
    )
    reply_to = forms.CharField(widget=forms.HiddenInput, required=False)
    writer = forms.CharField(widget=forms.HiddenInput, required=False)

    kept: list[Attachment]

    def __init__(self, *args: Any, unfinished: bool = False, **kwargs: Any) -> None:
        """`unfinished`: a draft may miss what a post must have."""
        super().__init__(*args, **kwargs)
        self.unfinished = unfinished
        self.kept = []
        # The buttons of a draft and of its end send what there is.
        self.use_required_attribute = False
        for name in MUST_HAVE & self.fields.keys():
            self.fields[name].required = not unfinished

    def clean_body(self) -> str:
        body = text_of(self.cleaned_data["body"])
        if not self.unfinished and says_nothing(body):
            raise forms.ValidationError(NOTHING_WRITTEN, code="required")
        return body

    def clean_reply_to(self) -> int | None:
        return whole_number(str(self.cleaned_data["reply_to"]))


class ReplyForm(PostForm):
    uploads = files_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = _("Your reply")


class ThreadForm(PostForm):
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("What it is about, in a few words."), error_messages={"required": NO_TITLE}
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=ThreadKind.choices, initial=ThreadKind.DISCUSSION)

    uploads = files_field()

    field_order = ("title", "kind", "body", "uploads", *FILLED_BY_THE_PAGE)

    def clean_title(self) -> str:
        title = one_line(self.cleaned_data["title"])
        if not title and not self.unfinished:
            raise forms.ValidationError(NO_TITLE, code="required")
        return title


class WithdrawForm(forms.Form):
    """The own post is withdrawn without a reason; whose post another withdraws gets to read why."""

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The author gets it by mail, and it stands in the post's place."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Give a reason. The author gets to read it.")},
    )

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if own:
            del self.fields["reason"]
