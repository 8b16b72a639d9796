"""The documents of objects that are no pages: one a language that the object stands in."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import partial
from typing import Any

from search.engines.documents import SearchDocument
from search.origins import key_of, model_of, pk_of, plain_origin
from search.parser import clean
from search.registry import PlainSource, Version, plain_sources


class NotPrivateError(ValueError):
    """What only members may read would have become public."""


def objects(origins: Collection[str]) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    """(origin, keys it may have, what makes its documents) of each of these objects that is to be found."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for origin in origins:
        wanted[model_of(origin)].append(pk_of(origin))
    for name, pks in wanted.items():
        source = plain_sources().get(name)
        if source is None:
            continue
        for row in source.rows().filter(pk__in=pks).order_by("pk"):
            yield plain_origin(source, row.pk), (key_of(row, ""),), partial(_of_row, source, row)


def _of_row(source: PlainSource, row: Any) -> Iterator[SearchDocument]:
    versions = list(source.build(row))
    for version in versions:
        if source.is_private and any(not token.startswith("group:") for token in version.access):
            raise NotPrivateError(source.name)
        others = [f"{other.title} {other.contents.summary} {other.contents.body}" for other in versions if other is not version]
        yield _document(source, row, version, frozenset(one.language for one in versions), " ".join(others))


def _document(source: PlainSource, row: Any, version: Version, readable: frozenset[str], others: str) -> SearchDocument:
    return SearchDocument(
        key=key_of(row, version.language),
        origin=plain_origin(source, row.pk),
        kind=source.kind,
        language=version.language,
        title=clean(version.title),
        other_versions=others,
        shown_to=version.shown_to,
        readable_in=readable,
        access=version.access,
        changed_at=int(version.changed_at.timestamp()) if version.changed_at else 0,
        **version.contents.fields_in(version.language),
    )
