"""What is like an object: its own telling words, asked of the catalogue. The same for every engine."""

import uuid
from collections.abc import Sequence

from search.analysers import fold
from search.catalogue.cards import Card, make_cards
from search.catalogue.labels import Labels
from search.current import get_engine
from search.documents import build
from search.engines.base import FacetChoice, SearchQuery
from search.engines.documents import Facet, SearchDocument
from search.parser import MAX_WORDS, ParsedText, words_of
from search.planner import Plan
from search.thesaurus.expansion import expand
from search.thesaurus.live import current

MOST = 5


def related(origin: uuid.UUID, labels: Labels) -> list[Card]:
    """The nearest others of its kind; nothing for what is not public. Raises EngineUnavailableError."""
    documents = build([str(origin)]).documents
    if not documents:
        return []
    document = _read_in(documents, labels.language)
    text = ParsedText(words=_telling_words(document, labels.language))
    query = SearchQuery(
        text,
        labels.language,
        choices=(FacetChoice(Facet.TYPE, (document.kind,)),),
        facets=(),
        limit=MOST + 1,
        alternatives=expand(text, labels.language, current()),
    )
    hits = [hit for hit in get_engine().search(query).hits if hit.origin != str(origin)]
    return make_cards(hits[:MOST], labels)


def _read_in(documents: Sequence[SearchDocument], language: str) -> SearchDocument:
    """The version that readers of the language get."""
    return next((one for one in documents if language in one.shown_to), documents[0])


def _telling_words(document: SearchDocument, language: str) -> tuple[str, ...]:
    """Of the title, what it is filed under, and its summary, without words that say nothing."""
    plan = Plan(SearchQuery(language=document.language))
    of_reader = Plan(SearchQuery(language=language))
    said = words_of(" ".join([document.title, document.labels, document.summary, document.elements]))
    telling = {fold(word): word for word in said if len(word) > 2 and not plan.is_stop_word(word) and not of_reader.is_stop_word(word)}
    return tuple(telling.values())[:MAX_WORDS]
