"""What a search box offers while a reader types. Without JavaScript nobody asks for it."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from exchange.core.languages import reader_language
from search.catalogue.labels import load_labels
from search.catalogue.typing_ahead import Kind, Offer, offers
from search.engines.base import EngineUnavailableError
from search.parser import clean

HEADINGS: dict[Kind, str | Promise] = {
    Kind.WORD: gettext_lazy("Search for"),
    Kind.PAGE: gettext_lazy("Pages"),
    Kind.REGION: gettext_lazy("Regions"),
    Kind.THEME: gettext_lazy("Themes"),
}


@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Groups of offers; none while the engine is away, for a box without suggestions still searches."""
    try:
        found = offers(clean(request.GET.get("q", "")), load_labels(reader_language()))
    except EngineUnavailableError:
        found = []
    groups = [{"label": str(HEADINGS[kind]), "options": [_told(one) for one in found if one.kind is kind]} for kind in Kind]
    said = ngettext("%(n)s suggestion", "%(n)s suggestions", len(found)) % {"n": len(found)}
    return JsonResponse({"groups": [group for group in groups if group["options"]], "said": said})


def _told(offer: Offer) -> dict[str, Any]:
    results = "" if offer.count is None else ngettext("%(n)s result", "%(n)s results", offer.count) % {"n": offer.count}
    url = offer.url or reverse("search:catalogue") + offer.query_string
    told = {"text": offer.text, "language": offer.language, "url": url, "note": results}
    # A word is asked with the filters that are chosen; the others lead somewhere.
    return told | {"search": offer.text} if offer.kind is Kind.WORD else told
