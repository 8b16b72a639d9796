"""The page for developers: every component with its declared parameters and all its states, on samples that are nobody's data."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django import forms

from exchange.core import pagination
from exchange.core.drawing.region_map import Place, region_map

FOLDER = Path(__file__).resolve().parent.parent.parent / "templates" / "components"
TINTED = (7, 2, 17, 9, 4, 1)
PARTS = ("buttons", "badges", "notes", "rows", "facts", "talk", "progress", "tables")
_HEAD = re.compile(r"\A\{% comment %\}(.*?)\{% endcomment %\}", re.DOTALL)
_PARAMETER = re.compile(r"^([a-z_]+(?:, [a-z_]+)*)(?: \([^)]*\))?:\s|^From the context: ")


@dataclass(frozen=True, slots=True)
class Component:
    name: str
    purpose: list[str]
    declared: list[str]

    @property
    def sample(self) -> str:
        return f"core/samples/{self.name}.html"

    @property
    def parameters(self) -> set[str]:
        """Names that a template may hand over."""
        names = (line.partition(":")[0].partition("(")[0] for line in self.declared if not line.startswith("From the context"))
        return {name.strip() for line in names for name in line.split(",")}


def component(path: Path) -> Component:
    """Reads the comment at the head of a component."""
    head = _HEAD.match(path.read_text())
    lines = [line.strip() for line in head.group(1).strip().splitlines()] if head else []
    declared = [line for line in lines if _PARAMETER.match(line)]
    return Component(path.stem, [line for line in lines if line not in declared], declared)


def components() -> list[Component]:
    return [component(path) for path in sorted(FOLDER.glob("*.html"))]


class SampleForm(forms.Form):
    """One field of each sort."""

    text = forms.CharField(label="A short text", help_text="The hint stands before the field.")
    address = forms.EmailField(label="E-mail address", error_messages={"invalid": "Enter an address like name@example.eu."})
    optional = forms.CharField(label="A text that may stay empty", required=False)
    length = forms.CharField(label="A text with a length", widget=forms.Textarea(attrs={"data-counter": 120, "rows": 3}), required=False)
    choice = forms.ChoiceField(label="One of a list", choices=[("a", "First"), ("b", "Second")])
    several = forms.MultipleChoiceField(
        label="Several", choices=[("a", "First"), ("b", "Second")], widget=forms.CheckboxSelectMultiple, required=False
    )
    agreed = forms.BooleanField(label="I have read the rules")
    closed = forms.CharField(label="A field that cannot be changed now", disabled=True, initial="Fixed", required=False)


@dataclass(frozen=True, slots=True)
class SamplePlace:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class SampleLane:
    origin: SamplePlace
    destination: SamplePlace
    known: bool


@dataclass(frozen=True, slots=True)
class SamplePerson:
    pk: int
    name: str

    def get_full_name(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class SampleMessage:
    level_tag: str
    text: str

    def __str__(self) -> str:
        return self.text


def samples() -> dict[str, Any]:
    """What the samples are drawn with."""
    one, two, three = SamplePlace("AA11", "First region"), SamplePlace("BB22", "Second region"), SamplePlace("CC33", "Third region")
    refused = SampleForm({"refused-text": "", "refused-address": "name@", "refused-length": "x" * 130}, prefix="refused")
    refused.is_valid()
    return {
        "sample_form": SampleForm(prefix="fresh"),
        "refused_form": refused,
        "sample_map": region_map(
            [Place(10.6, 44.7, "One", "AA11", "IT", 2), Place(11.3, 44.5, "Two", "BB22", "IT", 13), Place(17, 60, "Three", "CC33", "SE", 1)]
        ),
        "sample_pages": pagination.paginate(list(range(400)), 6, per_page=20),
        "sample_lanes": [SampleLane(one, two, known=True), SampleLane(two, three, known=False), SampleLane(one, three, known=True)],
        # Numbers of which each has another tint.
        "sample_people": [SamplePerson(number, f"{chr(65 + place)} Sample") for place, number in enumerate(TINTED)],
        "sample_answers": [
            SampleAnswer("An answer", 7),
            SampleAnswer("Another one", 1),
            SampleAnswer("An answer of very many words. " * 4, 0),
        ],
        "sample_messages": [SampleMessage(level, f"A message of the level {level}.") for level in ("info", "success", "warning", "error")],
    }
