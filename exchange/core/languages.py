"""The reader's language, and which version of a text she gets: a pure rule that pages and search share."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.utils.translation import get_language

LANGUAGES: tuple[str, ...] = tuple(code for code, _ in settings.LANGUAGES)


def reader_language() -> str:
    """Of the interface as it is shown now."""
    return (get_language() or "en")[:2]


def card_language(versions: Mapping[str, int], reader: str) -> str:
    """The language of the live version that a reader of `reader` gets.

    `versions` maps language to the page's id for live versions, plus nothing else. Own language first, then English,
    then the oldest live version, which is the original when that is live (the original has the lowest id).
    Raises ValueError when nothing is live.
    """
    if not versions:
        raise ValueError("no live version")
    if reader in versions:
        return reader
    if "en" in versions:
        return "en"
    return min(versions, key=lambda language: versions[language])


def shown_to(versions: Mapping[str, int], readers: Iterable[str] = LANGUAGES) -> dict[str, frozenset[str]]:
    """For each live version's language the interface languages whose card it is; together they cover every reader once."""
    shares: dict[str, set[str]] = {language: set() for language in versions}
    if versions:
        for reader in readers:
            shares[card_language(versions, reader)].add(reader)
    return {language: frozenset(share) for language, share in shares.items()}
