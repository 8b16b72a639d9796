"""What a form of the editors' pages may name: pages and files that its user may know of, and what stands there already.

Choosers offer nothing else; a number that is typed or forged is refused as if there were nothing behind it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from exchange.accounts.known import known_files, known_pages


def refuse_unknown_choices(form: Any, user: Any) -> None:
    """Look at every choice of a page, image or document in a bound form and in the rows below it."""
    if form.is_bound:
        for name, known in _choices(form, user):
            if not _may_stay(form, name, known):
                _refuse(form, name)
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            refuse_unknown_choices(row, user)


def _choices(form: Any, user: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Names of such fields, each with the rows that may be chosen."""
    files = get_image_model(), get_document_model()
    for name, field in form.fields.items():
        queryset = getattr(field, "queryset", None)
        if queryset is None or not isinstance(field, forms.ModelChoiceField):
            continue
        if issubclass(queryset.model, Page):
            yield name, partial(known_pages, user, queryset)
        elif issubclass(queryset.model, files):
            yield name, partial(known_files, user, queryset)


def _may_stay(form: Any, name: str, known: Callable[[], Any]) -> bool:
    field = form.fields[name]
    value = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
    if value in field.empty_values or str(value) == str(form.get_initial_for_field(field, name)):
        return True
    return str(value).isascii() and str(value).isdecimal() and len(str(value)) < 10 and known().filter(pk=value).exists()


def _refuse(form: Any, name: str) -> None:
    def say(value: Any) -> None:
        raise ValidationError(gettext("There is no such thing to choose. Choose again."), code="invalid_choice")

    # Shown again, the chooser would name what it holds.
    form.data = form.data.copy()
    form.data[form.add_prefix(name)] = ""
    form.fields[name].clean = say
