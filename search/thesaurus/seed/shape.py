"""How a concept of the seed is written."""

from typing import NamedTuple


class SeedConcept(NamedTuple):
    """Terms with commas between; the usual one of each language comes first."""

    slug: str
    en: str
    it: str
    es: str
    pl: str
    sv: str
    de: str = ""
    fr: str = ""
    ro: str = ""

    @property
    def texts(self) -> dict[str, str]:
        """Language → its terms."""
        return {language: text for language, text in self._asdict().items() if language != "slug"}
