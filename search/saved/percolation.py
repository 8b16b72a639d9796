"""Which saved searches a changed object answers, and the rows that say so."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Min
from wagtail.models import Page

from exchange.core import outbox
from exchange.core.models import OutboxEntry
from search.documents import build
from search.engines.base import SearchQuery
from search.engines.documents import SearchDocument
from search.engines.tantivy.percolation import FewDocuments, Prepared
from search.origins import is_page
from search.saved import mails, notices
from search.saved.models import Alert, SavedSearch
from search.thesaurus.expansion import Thesaurus, expand
from search.thesaurus.live import current

TOPIC = "search.alerts"
AT_ONCE = 500
# Keys of the documents of an object that answer a search.
Found = dict[tuple[SavedSearch, uuid.UUID], list[str]]


def note_changes(origins: Collection[str]) -> None:
    """These objects stand in the index now: whoever waits for a page is to hear of it. What groups write is nobody's alert."""
    keys = [origin for origin in origins if is_page(origin)]
    if keys and SavedSearch.objects.waiting().exists():
        with transaction.atomic():
            for key in keys:
                outbox.record(TOPIC, key)


@outbox.handler(TOPIC)
def look_for_readers(entries: Sequence[OutboxEntry]) -> None:
    published = _published({uuid.UUID(entry.key) for entry in entries})
    documents = build([str(key) for key in published]).documents
    if documents:
        few = FewDocuments(documents)
        for searches in _in_batches(SavedSearch.objects.waiting().order_by("pk")):
            _note(searches, few, documents, published)
    mails.send_due()


def _published(keys: Collection[uuid.UUID]) -> dict[uuid.UUID, datetime]:
    """When each of the objects was first published, in whatever version."""
    rows = Page.objects.filter(translation_key__in=keys, first_published_at__isnull=False).order_by().values_list("translation_key")
    return dict(rows.annotate(first=Min("first_published_at")))


def _in_batches(searches: Iterable[SavedSearch]) -> Iterable[list[SavedSearch]]:
    """Read whole before anything is written: SQLite lets nobody write into a read that is under way."""
    every = list(searches)
    return [every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE)]


def _note(
    searches: Sequence[SavedSearch],
    few: FewDocuments,
    documents: Sequence[SearchDocument],
    published: dict[uuid.UUID, datetime],
) -> None:
    """What was published before a search was saved is no news to it."""
    prepared = questions()
    origins = {document.key: uuid.UUID(document.origin) for document in documents}
    found: Found = {}
    for search in searches:
        answering = few.found_by(prepared.of(search))
        # In the order of the documents: a page before what stands on it.
        for key in (key for key in origins if key in answering and published[origins[key]] >= search.created_at):
            found.setdefault((search, origins[key]), []).append(key)
    with transaction.atomic():
        known = Alert.objects.filter(search__in=searches, origin__in=set(origins.values())).select_related("search")
        _follow(known, found)
        new = [Alert(search=search, origin=origin, key=keys[0]) for (search, origin), keys in found.items()]
        Alert.objects.bulk_create(new, ignore_conflicts=True)
        notices.tell_owners(new)


def _follow(known: Iterable[Alert], found: Found) -> None:
    """An alert leads to the version that answers its search now; one that waits for its mail when none does any more is forgotten."""
    for alert in known:
        keys = found.pop((alert.search, alert.origin), [])
        if not keys and alert.sent_at is None:
            alert.delete()
        elif keys and alert.key not in keys:
            alert.key = keys[0]
            alert.save(update_fields=["key"])


class Questions:
    """Saved questions prepared for the thesaurus as it is: once a process, and again when the thesaurus changes."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self.thesaurus = thesaurus
        self._prepared: dict[tuple[str, str], Prepared] = {}

    def of(self, search: SavedSearch) -> Prepared:
        place = (search.question, search.language)
        if place not in self._prepared:
            self._prepared[place] = Prepared(self._query(search))
        return self._prepared[place]

    def _query(self, search: SavedSearch) -> SearchQuery:
        """As the catalogue asks it, but an answer has every word: an alert is not the hundredth-best match."""
        asked = search.asked
        alternatives = expand(asked.text, asked.language, self.thesaurus) if asked.text.words and not asked.as_typed else {}
        return SearchQuery(asked.text, asked.language, choices=asked.engine_choices, facets=(), alternatives=alternatives, all_words=True)


_questions = Questions(Thesaurus())


def questions() -> Questions:
    global _questions  # noqa: PLW0603  one a process, which has one worker
    thesaurus = current()
    if _questions.thesaurus is not thesaurus:
        _questions = Questions(thesaurus)
    return _questions
