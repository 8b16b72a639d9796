"""The form of the settings: a field a kind, in the areas of the rooms that told."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from exchange.core.telling import Kind
from exchange.notifications.enums import Reaches, Rhythm
from exchange.notifications.models import NoticeSettings
from exchange.notifications.selectors import areas


class NoticeSettingsForm(forms.Form):
    rhythm = forms.ChoiceField(label=_("How often the digest comes"), choices=Rhythm.choices, widget=forms.RadioSelect)
    is_paused = forms.BooleanField(
        label=_("Pause all mails of notices"),
        help_text=_("Notices still come into the list. What comes meanwhile is not mailed later."),
        required=False,
    )

    def __init__(self, data: Any = None, *, chosen: NoticeSettings) -> None:
        super().__init__(data, initial={"rhythm": chosen.rhythm, "is_paused": chosen.is_paused})
        self._areas = areas()
        for kind in self._open_kinds():
            self.fields[f"kind_{kind.name}"] = forms.ChoiceField(
                label=str(kind.label),
                choices=Reaches.choices,
                widget=forms.RadioSelect,
                initial=chosen.choices.get(kind.name, kind.default.value),
            )

    def _open_kinds(self) -> Iterator[Kind]:
        return (kind for kinds in self._areas.values() for kind in kinds if not kind.mails)

    @property
    def sections(self) -> list[dict[str, Any]]:
        """What can be chosen and what is mailed by its room anyway, by area."""
        return [
            {
                "area": kinds[0].area,
                "fields": [self[f"kind_{kind.name}"] for kind in kinds if not kind.mails],
                "fixed": [kind for kind in kinds if kind.mails],
            }
            for kinds in self._areas.values()
        ]

    @property
    def general(self) -> list[BoundField]:
        return [self["rhythm"], self["is_paused"]]

    @property
    def choices(self) -> dict[str, str]:
        """By kind, after the form was found valid."""
        return {kind.name: self.cleaned_data[f"kind_{kind.name}"] for kind in self._open_kinds()}
