"""How objects and their documents are named: an origin names an object over all its languages, a key one version of it.

The origin of a page is its translation key, that of a plain object its model and key ("discussions.post:17").
"""

from uuid import UUID

from django.db.models import Model

from search.registry import PlainSource


def is_page(origin: str) -> bool:
    return ":" not in origin


def is_in_database(origin: str) -> bool:
    """An object of a measuring corpus is not."""
    if not is_page(origin):
        return True
    try:
        UUID(origin)
    except ValueError:
        return False
    return True


def plain_origin(source: PlainSource, pk: object) -> str:
    return f"{source.name}:{pk}"


def key_of(row: Model, language: str) -> str:
    return f"{row._meta.label_lower}:{row.pk}:{language}"


def model_of(key: str) -> str:
    return key.split(":", maxsplit=1)[0]


def pk_of(key: str) -> int:
    return int(key.split(":")[1])


def language_of(key: str) -> str:
    return key.split(":")[2]
