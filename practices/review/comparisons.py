"""How a comparison shows values that are not texts: a missing one as nothing, a day in words."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail.admin.compare import FieldComparison, TextDiff, register_comparison_class

from exchange.core.dates import day_in_words


class ValueComparison(FieldComparison):
    def htmldiff(self) -> SafeString:
        before, after = _shown(self.val_a), _shown(self.val_b)
        if not self.has_changed():
            return escape(after)
        changes = [(kind, text) for kind, text in (("deletion", before), ("addition", after)) if text]
        html: SafeString = TextDiff(changes).to_html()
        return html


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return day_in_words(value) if isinstance(value, date) else str(value)


def register() -> None:
    for field_class in (models.DateField, models.DecimalField, models.FloatField, models.IntegerField):
        register_comparison_class(field_class, comparison_class=ValueComparison)
