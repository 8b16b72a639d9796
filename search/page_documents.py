"""The documents of pages: one a live version, each with the readers whose card it is, and one a row that is found by itself."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from exchange.core.languages import shown_to
from search.engines.documents import SearchDocument
from search.origins import key_of
from search.parser import clean
from search.registry import Contents, Part, Source, sources
from search.restrictions import restricted_keys


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an object beside its pages."""

    transfers: int
    is_superseded: bool


def objects(keys: Collection[UUID]) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """(origin, keys of its versions, what makes its documents) of every public object with one of these translation keys."""
    hidden = restricted_keys(keys) if keys else set()
    wanted = [key for key in keys if key not in hidden]
    for source in sources() if wanted else ():
        transfers, superseded = source.transfers(wanted), set(source.superseded(wanted))
        for key, versions in _versions(source, wanted).items():
            known = Known(transfers.get(key, 0), key in superseded)
            named = tuple(key_of(page, language) for language, page in versions.items())
            yield str(key), named, partial(_of_object, source, versions, known)


def _versions(source: Source, keys: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """Object → language → its live version."""
    live = source.model._default_manager.filter(translation_key__in=keys, live=True).order_by("pk")
    pages = live.select_related("locale", *source.related).prefetch_related(*source.prefetched)
    found: dict[UUID, dict[str, Any]] = defaultdict(dict)
    for page in pages:
        found[page.translation_key][page.locale.language_code] = page
    return found


def _of_object(source: Source, versions: dict[str, Any], known: Known) -> Iterator[SearchDocument]:
    cards = shown_to({language: page.pk for language, page in versions.items()})
    contents = {language: source.build(page) for language, page in versions.items()}
    documents = {}
    for language, page in versions.items():
        others = [_whole_text(versions[other].title, contents[other]) for other in sorted(versions) if other != language]
        document = _document(source, page, contents[language], readable=frozenset(versions), others=others)
        documents[language] = replace(document, shown_to=cards[language], transfers=known.transfers, superseded=known.is_superseded)
    yield from documents.values()
    for part in source.parts:
        yield from _of_part(part, versions, documents)


def _document(source: Source, page: Any, contents: Contents, *, readable: frozenset[str], others: list[str]) -> SearchDocument:
    language = page.locale.language_code
    changed = page.last_published_at or page.first_published_at
    foreign = [label for named in contents.named for label in named.all_labels]
    return SearchDocument(
        key=key_of(page, language),
        origin=str(page.translation_key),
        kind=source.kind,
        language=language,
        title=clean(page.title),
        other_versions=" ".join([*others, *dict.fromkeys(foreign)]),
        readable_in=readable,
        changed_at=int(changed.timestamp()) if changed else 0,
        **contents.fields_in(language),
    )


def _of_part(part: Part, versions: Mapping[str, Any], documents: Mapping[str, SearchDocument]) -> Iterator[SearchDocument]:
    """A row is filed under, and shown to whom, its page is; its other versions are the rows of its translation key."""
    rows = {
        (language, row.translation_key): (row, part.build(row))
        for language, page in versions.items()
        for row in getattr(page, part.relation).all()
    }
    for (language, translation_key), (row, said) in rows.items():
        others = [other for other in sorted(versions) if other != language and (other, translation_key) in rows]
        yield replace(
            documents[language],
            key=key_of(row, language),
            kind=part.kind,
            title=clean(str(row)),
            summary=said.summary,
            elements=said.elements,
            body=said.body,
            other_versions=" ".join(_whole_text(str(row), said) for row, said in (rows[other, translation_key] for other in others)),
            transfers=0,
            is_part=True,
        )


def _whole_text(title: str, contents: Contents) -> str:
    return " ".join(text for text in (clean(title), contents.summary, contents.elements, contents.body) if text)
