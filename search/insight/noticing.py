"""What of a request is counted.

A result counts as opened when a page that search finds is asked for from the catalogue's page: browsers say so within one site
(Referrer-Policy same-origin), with and without JavaScript, and the links of results stay the addresses of the pages.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import get_script_prefix
from wagtail.models import Page

from search.catalogue.asked import Asked, read
from search.insight.counting import counts
from search.insight.rules import countable, is_machine
from search.registry import source_of


def note_asked(request: HttpRequest, asked: Asked, total: int) -> None:
    """A filter, another order or a further page ask the same again: only the bare question is counted."""
    is_bare = asked == asked.as_question and not (asked.is_filtered or asked.as_typed)
    question = countable(asked.q, asked.text) if is_bare and _is_of_a_person(request) else ""
    if question:
        counts.add(asked.language, question, asked=1, empty=int(not total))


def note_opened(request: HttpRequest, page: Page) -> None:
    came_from = request.headers.get("referer", "")
    if "/catalogue/?" not in came_from or not _is_of_a_person(request) or source_of(page.specific_class or Page) is None:
        return
    asked = _asked_before(request, came_from)
    # What was asked among what groups wrote, too, is not counted as asked, and what came of it is not either.
    question = countable(asked.q, asked.text) if asked and not asked.everything else ""
    if asked and question:
        counts.add(asked.language, question, opened=1)


def _is_of_a_person(request: HttpRequest) -> bool:
    fetched_ahead = "prefetch" in request.headers.get("sec-purpose", "")
    return request.method == "GET" and not fetched_ahead and not is_machine(request.headers.get("user-agent", ""))


def _asked_before(request: HttpRequest, came_from: str) -> Asked | None:
    """The question of the catalogue's page that led here."""
    try:
        address = urlsplit(came_from)
    except ValueError:
        return None
    language, _, rest = address.path.removeprefix(get_script_prefix()).partition("/")
    if address.netloc != request.get_host() or rest != "catalogue/" or language not in dict(settings.LANGUAGES):
        return None
    return read(QueryDict(address.query), language)
