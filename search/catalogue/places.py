"""Why a result is one: the parts of its text that hold the words, in words."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from search.marking import ELEMENTS, NAMES, SUMMARY, TEXT, TITLE

PART_LABELS: dict[str, str | Promise] = {
    SUMMARY: pgettext_lazy("found in", "summary"),
    ELEMENTS: pgettext_lazy("found in", "elements"),
    TEXT: pgettext_lazy("found in", "text"),
    NAMES: pgettext_lazy("found in", "names of region and themes"),
}


def found_in(matched: Sequence[str]) -> tuple[str, ...]:
    """Nothing where the title shows it."""
    return () if TITLE in matched else tuple(str(PART_LABELS[part]) for part in matched if part in PART_LABELS)
