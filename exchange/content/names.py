"""Names that a text calls by `@name`, as people type them. Which names there are is told by whoever renders the text."""

import re
from collections.abc import Iterable
from unicodedata import normalize
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

# Not in an address, after a letter or behind a backslash.
_MARK = r"(?<![\w\\@/.:-])@(?=\w)"


def folded(name: str) -> str:
    return normalize("NFC", " ".join(name.split())).casefold()


class Names:
    """Who can be called by which name. A name that two people share calls nobody; of several names the longest counts."""

    def __init__(self, people: Iterable[tuple[str, int]]) -> None:
        self._people: dict[str, set[int]] = {}
        lengths = set()
        for name, person in people:
            if plain := normalize("NFC", " ".join(name.split())):
                self._people.setdefault(plain.casefold(), set()).add(person)
                lengths.add(len(plain))
        self._lengths = sorted(lengths, reverse=True)
        self.found: set[int] = set()

    def is_shared(self, name: str) -> bool:
        return len(self._people.get(folded(name), ())) > 1

    def at(self, text: str, place: int) -> tuple[int, int] | None:
        """The end of the name that begins at a place, and whose it is."""
        for length in self._lengths:
            end = place + length
            people = self._people.get(text[place:end].casefold())
            if people and end <= len(text) and not re.match(r"\w", text[end : end + 1]):
                return (end, next(iter(people))) if len(people) == 1 else None
        return None


class NameMarks(InlineProcessor):
    """Names in the text itself. Whom a quoted text or a link names was not called by its writer."""

    ANCESTOR_EXCLUDES = ("a", "blockquote")

    def __init__(self, names: Names, writer: Markdown) -> None:
        super().__init__(_MARK, writer)
        self.names = names

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # type: ignore[override]  # noqa: N802  (Markdown's name)
        found = self.names.at(data, m.end())
        if found is None:
            return None, None, None
        end, person = found
        self.names.found.add(person)
        mark = Element("span", {"class": "mention"})
        mark.text = AtomicString(data[m.start() : end])
        return mark, m.start(), end
