"""The contract between the platform and a search engine: documents in, typed results out.

What every engine promises:
* a document is known by its key; writing the same key again replaces it, never doubles it;
* what `write` has taken is durable when it returns, and visible to every reader within half a second;
* only documents shown to the reader's language and open to one of the reader's access tokens take part in results,
  counts, facets and suggestions, and only public ones give words to the vocabulary;
* of a list the first DEEPEST results can be read, whatever the order, and no hit beyond; totals and facet counts are exact, and a facet's counts leave out the facet's own choice;
* what another object supersedes counts a fraction (search.planner.SUPERSEDED) of its relevance, and is not among the nearest;
* the order of an `even` question tells nothing of documents that the reader may not see;
* `nearest` ranks exactly: what a reader may not see changes neither its results nor their order;
* a reader's text is never handed to the engine's own query language;
* whatever keeps the engine from answering is raised as EngineUnavailableError.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from search.engines.documents import PUBLIC, Facet, SearchDocument
from search.engines.generations import Generation
from search.parser import ParsedText

# Seconds for which an engine that does not answer is left alone.
RESTS = 5.0


class EngineUnavailableError(Exception):
    """The engine cannot answer or take writes at present; the message is for the log, not for readers."""


class EngineSilentError(EngineUnavailableError):
    """The engine did not answer in time, a moment ago or now: whoever asks it again within `rest` seconds may wait as long."""

    def __init__(self, *said: object, rest: float = RESTS) -> None:
        super().__init__(*said)
        self.rest = rest


class IndexMissingError(EngineUnavailableError):
    """There is no index, or one of another make: it is to be built anew."""


class IndexLockedError(EngineUnavailableError):
    """Another process writes to the index; reading goes on."""


# Places in a list that can be read: each costs all before it, and nobody reads so far.
DEEPEST = 2_000
# The meaning of a text: a direction of length one, as search.meaning makes it.
Vector = Sequence[float]


class Written(StrEnum):
    """Which languages of texts are asked for: the reader's own, or the others."""

    OWN = "own"
    OTHERS = "others"


class Sort(StrEnum):
    RELEVANCE = "relevance"
    DATE = "date"
    TITLE = "title"
    TRANSFERRED = "transferred"  # taken up most often, equals by date


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """The chosen values of one facet, any of which a result must have."""

    facet: Facet
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to say a word or words of the question, in a language."""

    words: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """`alternatives`: neighbouring words of the text → other ways to say them. `all_words`: a result answers every word.

    `even`: each word counts the same however rare it is and however long the text; what counts equally stands newest first.
    `left_out`: keys of documents that take no part; `only`: keys of those that do, where there are any. Without `is_marked`
    titles and snippets show no matches, which is quicker.
    """

    text: ParsedText = field(default_factory=ParsedText)
    language: str = "en"
    access: frozenset[str] = frozenset({PUBLIC})
    choices: tuple[FacetChoice, ...] = ()
    facets: tuple[Facet, ...] = tuple(Facet)
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 10
    alternatives: Mapping[tuple[str, ...], tuple[Alternative, ...]] = field(default_factory=dict)
    all_words: bool = False
    even: bool = False
    left_out: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    is_marked: bool = True

    def without_choice(self, facet: Facet) -> tuple[FacetChoice, ...]:
        return tuple(choice for choice in self.choices if choice.facet != facet)

    @property
    def window(self) -> range:
        """Places of the results that are read."""
        return range(self.offset, min(self.offset + self.limit, DEEPEST))

    @property
    def effective_sort(self) -> Sort:
        """Without words there is no relevance: the newest come first."""
        return Sort.DATE if self.sort is Sort.RELEVANCE and self.text.is_empty else self.sort


@dataclass(frozen=True, slots=True)
class SnippetPart:
    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    key: str
    origin: str
    kind: str
    language: str
    title: tuple[SnippetPart, ...]
    snippet: tuple[SnippetPart, ...]
    score: float
    values: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    transfers: int = 0
    changed_at: int = 0
    matched: tuple[str, ...] = ()  # parts that hold words of the question, as search.marking names them

    @property
    def plain_title(self) -> str:
        return "".join(part.text for part in self.title)


@dataclass(frozen=True, slots=True)
class FacetCount:
    value: str
    count: int


def in_order(counted: Iterable[tuple[str, int]]) -> tuple[FacetCount, ...]:
    """The most frequent value first, equally frequent ones by name: every engine in the same order."""
    return tuple(FacetCount(value, count) for value, count in sorted(counted, key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class SearchResults:
    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, tuple[FacetCount, ...]]


class SuggestionKind(StrEnum):
    TITLE = "title"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Suggestion:
    kind: SuggestionKind
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """`predecessor` is the generation that a rollback goes to, if there is one."""

    engine: str
    generation: str
    documents: int
    bytes_on_disk: int
    predecessor: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that the engine cannot take, and why; the others of its batch are taken."""

    key: str
    reason: str


def now_version() -> int:
    """A version by this host's clock, for documents that come from no database; search.indexing.versions has the others."""
    return time.time_ns() // 1_000


class SearchEngine(ABC):
    """`place` names the index for caches of a process: folder or address and prefix."""

    name: str
    place: str
    # Whether an index that cannot be read is damaged and to be built anew, rather than a service that comes back.
    is_ours_to_mend: bool

    @abstractmethod
    def state(self) -> str:
        """Changes whenever what readers may find changes; cheap to ask."""

    @abstractmethod
    def write(self, *, documents: Sequence[SearchDocument] = (), deletes: Iterable[str] = (), version: int | None = None) -> list[Refused]:
        """Replace or add documents and remove those with the given keys; repeating it changes nothing.

        `version` (taken before the database was read) keeps a slow write from undoing a newer one.
        """

    @abstractmethod
    def search(self, query: SearchQuery) -> SearchResults: ...

    @abstractmethod
    def suggest(
        self,
        typed: str,
        *,
        language: str,
        access: frozenset[str] = frozenset({PUBLIC}),
        choices: tuple[FacetChoice, ...] = (),
        limit: int = 8,
    ) -> list[Suggestion]:
        """Titles that hold the typed words, the last one being begun, then words that begin like it."""

    @abstractmethod
    def vocabulary(self, language: str) -> dict[str, int]:
        """Folded word → about how many documents say it, over the public documents written in the language."""

    @abstractmethod
    def said(self, words: Sequence[str], language: str) -> set[str]:
        """Of these folded words those that are in the vocabulary now."""

    @abstractmethod
    def keys_of(self, origins: Iterable[str]) -> set[str]:
        """Keys of all documents of these objects, whoever may read them."""

    @abstractmethod
    def fingerprints(self) -> dict[str, str]:
        """Key → fingerprint of every document, for a comparison with the database."""

    @property
    @abstractmethod
    def takes_vectors(self) -> bool:
        """Whether the index in use can keep vectors; one that was made without them is to be built anew."""

    @abstractmethod
    def learn(self, documents: Sequence[SearchDocument], vectors: Mapping[str, Vector], *, version: int | None = None) -> None:
        """Keep the vectors (by SearchDocument.meaning) of these documents of the index; a later write of the same text keeps them."""

    @abstractmethod
    def unlearnt(self, limit: int) -> list[str]:
        """Origins of at most so many documents whose text has no vector yet."""

    @abstractmethod
    def nearest(self, vector: Vector, query: SearchQuery, *, written: Written, floor: float = -1.0) -> tuple[Hit, ...]:
        """The documents nearest in meaning among those that answer the query, at most `limit`; the score is the cosine, at least `floor`."""

    @abstractmethod
    def status(self) -> EngineStatus: ...

    @abstractmethod
    def unfinished(self) -> list[str]:
        """Names of generations that are being filled, or were left half filled within the last day, the oldest first."""

    @abstractmethod
    def new_generation(self) -> Generation: ...

    @abstractmethod
    def former(self) -> Generation:
        """The predecessor of the index in use, to be brought up to date; to promote it is to go back to it, and leaves it without one.

        Raises IndexMissingError where there is none.
        """

    @abstractmethod
    def remove_everything(self) -> None:
        """Delete all generations, as if nothing had ever been indexed."""

    @abstractmethod
    def close(self) -> None:
        """Let go of files and locks; the engine opens them again when asked next."""
