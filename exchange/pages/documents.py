"""Who may read a document: whoever may read a page that shows it, and who works with the folder that it lies in."""

from itertools import chain

from django.http import HttpRequest
from wagtail.models import Page

from exchange.accounts.known import known_files, sees_all_pages
from exchange.content.models import ExchangeDocument
from exchange.core.public_pages import restrictions_on
from practices.good_practices.models import PracticeDocument
from practices.visits.models import VisitOutput

# Everything that shows a document on a page.
SHOWN_BY = (PracticeDocument, VisitOutput)


def may_read(request: HttpRequest, document: ExchangeDocument) -> bool:
    shown_on = chain.from_iterable(rows.objects.filter(document=document).values_list("page", flat=True) for rows in SHOWN_BY)
    if any(_is_open_to(request, page) for page in Page.objects.live().filter(pk__in=set(shown_on))):
        return True
    user = request.user
    return sees_all_pages(user) or known_files(user, ExchangeDocument.objects.filter(pk=document.pk)).exists()


def _is_open_to(request: HttpRequest, page: Page) -> bool:
    return all(restriction.accept_request(request) for restriction in restrictions_on(page))
