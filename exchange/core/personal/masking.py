"""Taking a name and its addresses out of a text. Whole words only, so that Ann does not disappear from an annex."""

import re
from html import escape

from exchange.core.personal.registry import Person

# Says in every language that something stood here.
MASK = "[…]"


def masked(text: str, person: Person, *, by: str = MASK) -> str:
    """The text as it may stay; HTML holds names with its own letters for some signs."""
    for word in _words(person):
        text = re.sub(rf"(?<![\w@]){re.escape(word)}(?!\w)", lambda _match: by, text, flags=re.IGNORECASE)
    return text


def mark_masked(text: str, person: Person, *, by: str) -> str:
    """The same for names that are called with @."""
    for word in _written(person.name):
        text = re.sub(rf"(?<![\w@])@{re.escape(word)}(?!\w)", lambda _match: f"@{by}", text, flags=re.IGNORECASE)
    return text


def _words(person: Person) -> list[str]:
    return [*person.addresses, *_written(person.name)]


def _written(name: str) -> list[str]:
    """As typed and as HTML has it, the longer ones first."""
    plain = " ".join(name.split())
    forms = {plain, escape(plain), escape(plain, quote=False)} if plain else set()
    return sorted(forms, key=len, reverse=True)
