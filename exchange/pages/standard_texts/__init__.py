"""Texts of the standard pages every network starts with; administrators edit the pages afterwards."""

from exchange.pages.standard_texts import en, es, it, pl, sv
from exchange.pages.standard_texts.shape import StandardText

# Language → pages, the same slugs in the same order in each.
STANDARD_TEXTS: dict[str, tuple[StandardText, ...]] = {
    "en": en.PAGES,
    "it": it.PAGES,
    "es": es.PAGES,
    "pl": pl.PAGES,
    "sv": sv.PAGES,
}

__all__ = ["STANDARD_TEXTS", "StandardText"]
