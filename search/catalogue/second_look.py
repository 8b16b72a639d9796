"""Where hits lead. Each is looked up again for its reader: what is gone, or not for her, has no place, even when the index does not know yet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from search.catalogue.pages import places_of_pages, places_of_parts
from search.origins import model_of, pk_of
from search.registry import Place, Reader, parts, plain_sources


def places(keys: Iterable[str], reader: Reader) -> dict[str, Place]:
    """Key → place, in a few statements a type, however many keys."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        wanted[_type_of(key)].append(key)
    found: dict[str, Place] = {}
    for name, named in wanted.items():
        by_pk = _places(name, {pk_of(key) for key in named}, reader)
        found |= {key: by_pk[pk_of(key)] for key in named if pk_of(key) in by_pk}
    return found


def _type_of(key: str) -> str:
    """All pages are looked up together."""
    name = model_of(key)
    return name if name in parts() or name in plain_sources() else ""


def _places(name: str, pks: set[int], reader: Reader) -> Mapping[int, Place]:
    if not name:
        return places_of_pages(pks, reader.language)
    if name in parts():
        return places_of_parts(parts()[name], pks, reader.language)
    return plain_sources()[name].look_up(pks, reader)
