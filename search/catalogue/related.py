"""What is like an object: its own telling words, asked of the catalogue. The same for every engine."""

import uuid
from collections.abc import Sequence

from search.catalogue.cards import Card, make_cards
from search.catalogue.labels import Labels
from search.current import get_engine
from search.documents import build
from search.engines.documents import SearchDocument
from search.understanding import like, telling_words

MOST = 5


def related(origin: uuid.UUID, labels: Labels) -> list[Card]:
    """The nearest others of its kind; nothing for what is not public. Raises EngineUnavailableError."""
    documents = build([str(origin)]).documents
    if not documents:
        return []
    document = _read_in(documents, labels.language)
    said = " ".join([document.title, document.labels, document.summary, document.elements])
    words = telling_words(said, document.language, labels.language)
    query = like(words, labels.language, document.kind, MOST + 1)
    hits = [hit for hit in get_engine().search(query).hits if hit.origin != str(origin)]
    return make_cards(hits[:MOST], labels)


def _read_in(documents: Sequence[SearchDocument], language: str) -> SearchDocument:
    """The version that readers of the language get."""
    return next((one for one in documents if language in one.shown_to), documents[0])
