"""A practice as the paragraphs that a group comments on, in the order of its page."""

from collections.abc import Iterator
from typing import Any, cast

from django.db import models
from django.utils.translation import override

from practices.good_practices.models import GoodPracticePage
from stakeholder_groups.discussions.documents import Paragraph, split_text

_TEXTS = ("summary", "detail", "resources", "evidence", "difficulties", "potential")


def paragraphs(page: GoodPracticePage) -> Iterator[Paragraph]:
    with override(page.locale.language_code):
        yield Paragraph("", page.title)
        for name in _TEXTS:
            field = cast("models.Field[Any, Any]", GoodPracticePage._meta.get_field(name))
            label = str(field.verbose_name).capitalize()
            yield from split_text(label, str(getattr(page, name) or ""))
        for element in page.elements.all():
            yield from split_text(element.name, element.what)
            yield from split_text(element.name, element.needs)
