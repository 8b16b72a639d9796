"""Forms of several rows without script: empty rows count for nothing, and a button gives more of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exchange.content.typed import one_line, text_of
from exchange.partners.enums import StakeholderKind
from stakeholder_groups.meetings.services import Came, ItemWords

EMPTY_ROWS = 3
MOST_ROWS = 60
MOST_MINUTES = 24 * 60
MOST_PEOPLE = 10_000


class Rows(forms.BaseFormSet):
    """What was typed first has no say in what is missing: each sent row is read for itself."""

    def initial_form_count(self) -> int:
        return 0 if self.is_bound else super().initial_form_count()

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Take this row out")

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Those that say something and are not taken out. The rows are valid."""
        said = [form.cleaned_data for form in self.forms if form.has_changed()]
        return [row for row in said if row and not row.get("DELETE")]


class ItemForm(forms.Form):
    place = forms.IntegerField(label=_("Number"), required=False, min_value=1, max_value=999, help_text=_("Its place in the order."))
    title = forms.CharField(
        label=_("Item"), max_length=200, error_messages={"required": _("Give the item a title, or empty the whole row.")}
    )
    minutes = forms.IntegerField(label=_("Duration in minutes"), required=False, min_value=1, max_value=MOST_MINUTES)
    who = forms.CharField(label=_("Who"), max_length=200, required=False)
    body = forms.CharField(label=_("Text"), max_length=2_000, required=False, strip=False, widget=forms.Textarea(attrs={"rows": 2}))


class CameForm(forms.Form):
    organisation = forms.CharField(
        label=_("Organisation"), max_length=200, error_messages={"required": _("Name the organisation, or empty the whole row.")}
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Not said")), *StakeholderKind.choices], required=False)
    in_place = forms.IntegerField(label=_("People in place"), required=False, min_value=0, max_value=MOST_PEOPLE)
    from_afar = forms.IntegerField(label=_("People from afar"), required=False, min_value=0, max_value=MOST_PEOPLE)


_SET: dict[str, Any] = {
    "formset": Rows,
    "extra": EMPTY_ROWS,
    "can_delete": True,
    "max_num": MOST_ROWS,
    "absolute_max": MOST_ROWS,
    "validate_max": True,
}
AgendaRows: Any = forms.formset_factory(ItemForm, **_SET)
AttendanceRows: Any = forms.formset_factory(CameForm, **_SET)


def with_more_rows(rows: Any, data: Mapping[str, Any]) -> Any:
    """The same form with everything that was typed or ticked and more empty rows, unjudged."""
    sent = rows(data)
    names = list(sent.form.base_fields)
    typed = [{name: form.data.get(form.add_prefix(name), "") for name in names} for form in sent.forms]
    ticked = [{"DELETE": bool(form.data.get(form.add_prefix("DELETE")))} for form in sent.forms]
    return rows(initial=[row | out for row, out in zip(typed, ticked, strict=True) if any(row.values())])


def items_of(rows: Iterable[Mapping[str, Any]]) -> list[ItemWords]:
    """In the order of their numbers; what has none comes last, as it was typed."""
    ordered = sorted(rows, key=lambda row: (row["place"] is None, row["place"] or 0))
    return [ItemWords(one_line(row["title"]), row["minutes"], row["who"], text_of(row["body"])) for row in ordered]


def came_of(rows: Iterable[Mapping[str, Any]]) -> list[Came]:
    return [Came(row["organisation"], row["kind"], row["in_place"], row["from_afar"]) for row in rows]
