"""The documents of objects as the database has them now, and what cannot be made into one."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db import DatabaseError

from search import page_documents, plain_documents
from search.engines.base import Refused
from search.engines.documents import SearchDocument
from search.origins import is_page, plain_origin
from search.registry import plain_sources, sources

BATCH = 200
# Of all versions of an object together: a thousand pages of print. More would hold up a batch and its neighbours.
MOST_CHARACTERS = 3_000_000


class TooMuchTextError(ValueError):
    """An object has more text than is indexed."""


@dataclass(slots=True)
class Built:
    """Documents, and what could not be made into one; `origins`: key → object of either."""

    documents: list[SearchDocument] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """An object, the keys that its versions have, and the making of its documents."""

    origin: str
    keys: tuple[str, ...]
    make: Callable[[], Iterable[SearchDocument]]


def build(origins: Collection[str]) -> Built:
    """Documents of all versions of these objects that somebody may read."""
    built = Built()
    keys = [UUID(origin) for origin in origins if is_page(origin)]
    rows = [origin for origin in origins if not is_page(origin)]
    made = (Made(*one) for one in (*page_documents.objects(keys), *plain_documents.objects(rows)))
    for one in made:
        _add_object(built, one)
    return built


def all_origins() -> Iterator[list[str]]:
    """Everything that may have documents, in batches."""
    for source in sources():
        found = source.model._default_manager.filter(live=True).order_by("translation_key").values_list("translation_key", flat=True)
        yield from _in_batches([str(key) for key in found.distinct()])
    for plain in plain_sources().values():
        yield from _in_batches([plain_origin(plain, pk) for pk in plain.rows().order_by("pk").values_list("pk", flat=True)])


def _in_batches(origins: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(origins), BATCH):
        yield origins[start : start + BATCH]


def _add_object(built: Built, made: Made) -> None:
    try:
        documents = list(made.make())
        _refuse_too_much(documents)
    except DatabaseError:
        raise
    except Exception as error:  # whatever one object holds must not keep the others out of the index
        reason = f"{type(error).__name__}: {error}"[:300]
        built.refused += [Refused(key, reason) for key in made.keys]
        built.origins |= dict.fromkeys(made.keys, made.origin)
    else:
        built.documents += documents
        built.origins |= {document.key: document.origin for document in documents}


def _refuse_too_much(documents: Iterable[SearchDocument]) -> None:
    characters = sum(len(one.summary) + len(one.elements) + len(one.body) for one in documents)
    if characters > MOST_CHARACTERS:
        raise TooMuchTextError(f"{characters:,} characters of text, at most {MOST_CHARACTERS:,} are indexed")
