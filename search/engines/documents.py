"""What is indexed: one object in one language, as plain values."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum

PUBLIC = "public"
# About a page of print, and about what a model of meaning reads at once.
TELLING_CHARACTERS = 2_000


def group_token(group_id: int) -> str:
    """What members of the group hold, and what their documents ask for."""
    return f"group:{group_id}"


class Facet(StrEnum):
    TYPE = "type"
    REGION = "region"
    COUNTRY = "country"
    THEME = "theme"
    SECTOR = "sector"
    DIRECTION = "direction"
    LANGUAGE = "language"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One object in one language. `origin` names the object over all its languages, `key` this version of it.

    `labels` are the names of its region, themes and the like; `other_versions` is found too, but weakly.
    """

    key: str
    origin: str
    kind: str
    language: str
    title: str
    summary: str = ""
    elements: str = ""
    body: str = ""
    labels: str = ""
    other_versions: str = ""
    shown_to: frozenset[str] = frozenset()
    readable_in: frozenset[str] = frozenset()
    access: frozenset[str] = frozenset({PUBLIC})
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    changed_at: int = 0  # seconds since 1970
    transfers: int = 0  # how often something of it was taken up elsewhere
    superseded: bool = False  # another one replaces it
    is_part: bool = False  # it stands on a page that has a document of its own

    def __post_init__(self) -> None:
        if not self.key or any(sign.isspace() for sign in self.key):
            raise ValueError(f"unusable key {self.key!r}")
        if not self.access:
            raise ValueError("a document that nobody may read is not to be indexed")

    def facet_values(self, facet: Facet) -> tuple[str, ...]:
        values: dict[Facet, Iterable[object]] = {
            Facet.TYPE: (self.kind,),
            Facet.REGION: self.regions,
            Facet.COUNTRY: self.countries,
            Facet.THEME: self.themes,
            Facet.SECTOR: self.sectors,
            Facet.DIRECTION: self.directions,
            Facet.LANGUAGE: sorted(self.readable_in),
            Facet.YEAR: self.years,
        }
        return tuple(dict.fromkeys(str(value) for value in values[facet]))

    @property
    def telling_text(self) -> str:
        """What the meaning of the document is taken from: its title, its summary and the beginning of what it says."""
        parts = (self.title, self.summary, self.body, self.elements)
        return "\n".join(part.strip()[:TELLING_CHARACTERS] for part in parts if part.strip())[:TELLING_CHARACTERS]

    @property
    def meaning(self) -> str:
        """Names the telling text: documents with the same one share a vector. Nothing for what has none.

        What only members read is never embedded; of what stands on a page the page is, which says the same and more.
        """
        text = self.telling_text if PUBLIC in self.access and not self.is_part else ""
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:20] if text else ""

    @property
    def fingerprint(self) -> str:
        """Changes with anything in the document: what a check compares."""
        content = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(self).items()}
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:20]


def batches(documents: Iterable[SearchDocument], size: int) -> Iterator[list[SearchDocument]]:
    batch: list[SearchDocument] = []
    for document in documents:
        batch.append(document)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
