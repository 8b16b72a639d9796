"""The documents of objects as the database has them now: one a live version, each with the readers whose card it is."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DatabaseError
from wagtail.models import Page

from exchange.core.languages import shown_to
from search.engines.base import Refused
from search.engines.documents import SearchDocument
from search.parser import clean
from search.registry import Contents, Source, sources
from search.restrictions import restricted_keys

BATCH = 200
# Of all versions of an object together: a thousand pages of print. More would hold up a batch and its neighbours.
MOST_CHARACTERS = 3_000_000


class TooMuchTextError(ValueError):
    """An object has more text than is indexed."""


def key_of(page: Page, language: str) -> str:
    return f"{page._meta.label_lower}:{page.pk}:{language}"


def page_id_of(key: str) -> int:
    return int(key.split(":")[1])


@dataclass(slots=True)
class Built:
    """Documents, and what could not be made into one; `origins`: key → object of either."""

    documents: list[SearchDocument] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)


def build(keys: Collection[uuid.UUID]) -> Built:
    """Documents of all public live versions of the objects with these translation keys."""
    hidden = restricted_keys(keys)
    wanted = [key for key in keys if key not in hidden]
    built = Built()
    for source in sources() if wanted else ():
        transfers = source.transfers(wanted)
        for key, versions in _objects(source, wanted).items():
            _add_object(built, source, key, versions, transfers.get(key, 0))
    return built


def all_keys() -> Iterator[list[uuid.UUID]]:
    """Translation keys of everything that may have documents, in batches."""
    for source in sources():
        found = source.model.objects.filter(live=True).order_by("translation_key").values_list("translation_key", flat=True).distinct()
        keys = list(found)
        for start in range(0, len(keys), BATCH):
            yield keys[start : start + BATCH]


def _objects(source: Source, keys: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """Object → language → its live version."""
    live = source.model.objects.filter(translation_key__in=keys, live=True).order_by("pk")
    pages = live.select_related("locale", *source.related).prefetch_related(*source.prefetched)
    objects: dict[uuid.UUID, dict[str, Any]] = defaultdict(dict)
    for page in pages:
        objects[page.translation_key][page.locale.language_code] = page
    return objects


def _add_object(built: Built, source: Source, origin: uuid.UUID, versions: dict[str, Any], transfers: int) -> None:
    try:
        documents = list(_of_object(source, versions, transfers))
    except DatabaseError:
        raise
    except Exception as error:  # whatever one page holds must not keep the others out of the index
        reason = f"{type(error).__name__}: {error}"[:300]
        keys = [key_of(page, language) for language, page in versions.items()]
        built.refused += [Refused(key, reason) for key in keys]
        built.origins |= dict.fromkeys(keys, str(origin))
    else:
        built.documents += documents
        built.origins |= {document.key: document.origin for document in documents}


def _of_object(source: Source, versions: dict[str, Any], transfers: int) -> Iterator[SearchDocument]:
    cards = shown_to({language: page.pk for language, page in versions.items()})
    contents = {language: source.build(page) for language, page in versions.items()}
    characters = sum(len(said.summary) + len(said.elements) + len(said.body) for said in contents.values())
    if characters > MOST_CHARACTERS:
        raise TooMuchTextError(f"{characters:,} characters of text, at most {MOST_CHARACTERS:,} are indexed")
    for language, page in versions.items():
        others = [_whole_text(versions[other], contents[other]) for other in sorted(versions) if other != language]
        document = _document(source, page, contents[language], shown=cards[language], readable=frozenset(versions), others=others)
        yield replace(document, transfers=transfers)


def _document(
    source: Source, page: Any, contents: Contents, *, shown: frozenset[str], readable: frozenset[str], others: list[str]
) -> SearchDocument:
    language = page.locale.language_code
    changed = page.last_published_at or page.first_published_at
    foreign = [label for named in contents.named for label in named.all_labels]
    return SearchDocument(
        key=key_of(page, language),
        origin=str(page.translation_key),
        kind=source.kind,
        language=language,
        title=clean(page.title),
        summary=contents.summary,
        elements=contents.elements,
        body=contents.body,
        labels=" · ".join(dict.fromkeys(named.label_in(language) for named in contents.named)),
        other_versions=" ".join([*others, *dict.fromkeys(foreign)]),
        shown_to=shown,
        readable_in=readable,
        regions=contents.regions,
        countries=contents.countries,
        themes=contents.themes,
        sectors=contents.sectors,
        directions=contents.directions,
        years=contents.years,
        changed_at=int(changed.timestamp()) if changed else 0,
    )


def _whole_text(page: Any, contents: Contents) -> str:
    return " ".join(text for text in (clean(page.title), contents.summary, contents.elements, contents.body) if text)
