"""A reply that may speak of a paragraph of the text under review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stakeholder_groups.discussions.forms.posts import FILLED_BY_THE_PAGE, ReplyForm


class CommentForm(ReplyForm):
    """`paragraphs`: keys and beginnings of those that can be commented on now."""

    paragraph = forms.ChoiceField(
        label=_("Paragraph"),
        required=False,
        help_text=_("The post shows how the paragraph begins and leads to it."),
        error_messages={"invalid_choice": _("This paragraph has changed since you opened the page. Choose another one, or none.")},
    )
    field_order = ("paragraph", "body", "uploads", *FILLED_BY_THE_PAGE)

    def __init__(self, *args: Any, paragraphs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["paragraph"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("The text as a whole")), *paragraphs]
