"""The documents of objects as the database has them now: one a live version, each with the readers whose card it is."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from wagtail.models import Page

from exchange.core.languages import shown_to
from search.engines.base import SearchDocument
from search.parser import clean
from search.registry import Contents, Source, sources
from search.restrictions import restricted_keys

BATCH = 200


def key_of(page: Page, language: str) -> str:
    return f"{page._meta.label_lower}:{page.pk}:{language}"


def page_id_of(key: str) -> int:
    return int(key.split(":")[1])


def documents_of(keys: Collection[uuid.UUID]) -> list[SearchDocument]:
    """Documents of all public live versions of the objects with these translation keys."""
    hidden = restricted_keys(keys)
    wanted = [key for key in keys if key not in hidden]
    return [document for source in sources() for document in _of_source(source, wanted)] if wanted else []


def all_keys() -> Iterator[list[uuid.UUID]]:
    """Translation keys of everything that may have documents, in batches."""
    for source in sources():
        found = source.model.objects.filter(live=True).order_by("translation_key").values_list("translation_key", flat=True).distinct()
        keys = list(found)
        for start in range(0, len(keys), BATCH):
            yield keys[start : start + BATCH]


def _of_source(source: Source, keys: Collection[uuid.UUID]) -> Iterator[SearchDocument]:
    live = source.model.objects.filter(translation_key__in=keys, live=True).order_by("pk")
    pages = live.select_related("locale", *source.related).prefetch_related(*source.prefetched)
    objects: dict[uuid.UUID, dict[str, Any]] = defaultdict(dict)
    for page in pages:
        objects[page.translation_key][page.locale.language_code] = page
    for versions in objects.values():
        yield from _of_object(source, versions)


def _of_object(source: Source, versions: dict[str, Any]) -> Iterator[SearchDocument]:
    cards = shown_to({language: page.pk for language, page in versions.items()})
    contents = {language: source.build(page) for language, page in versions.items()}
    for language, page in versions.items():
        others = [_whole_text(versions[other], contents[other]) for other in sorted(versions) if other != language]
        yield _document(source, page, contents[language], shown=cards[language], readable=frozenset(versions), others=others)


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
