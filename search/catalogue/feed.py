"""The newest results of a question as an Atom feed: a newsreader asks again and shows what came."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.feedgenerator import Atom1Feed

from search.catalogue.cards import Card
from search.catalogue.files import Absolute
from search.parser import clean

NEWEST = 50
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def atom(cards: Sequence[Card], *, title: str, site: str, page: str, own: str, language: str, absolute: Absolute) -> str:
    """`page` is the address of the question, `own` the feed's. An entry keeps its identity when its address changes.

    RFC 4287: what names no author of its own has that of the feed.

    Names come from the database as somebody wrote them: a control character in one of them would leave everybody without the feed.
    """
    feed = Atom1Feed(title=title, link=page, description=None, language=language, author_name=site, feed_url=own, feed_guid=own)
    for card in cards:
        feed.add_item(
            title=clean(card.plain_title),
            link=absolute(card.url),
            description=clean(card.plain_snippet),
            unique_id=card.identity,
            updateddate=card.published_at or _LONG_AGO,
            author_name=clean(card.partner) or None,
            categories=[clean(name) for name in (card.kind_label, *card.themes)],
        )
    return feed.writeString("utf-8")
