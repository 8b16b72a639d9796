"""GET /api/v1/catalogue: the catalogue's results for machines, by the same question, filter and ranking as the page's."""

from typing import Annotated, Literal

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from ninja import Query, Router, Schema
from ninja.errors import HttpError, ValidationError
from pydantic import Field

from exchange.api.schemas import Catalogue, Problems, Result, Unavailable, Value
from search.catalogue.asked import LONGEST_VALUE, MOST_VALUES, PER_PAGE, Asked, read
from search.catalogue.cards import Card
from search.catalogue.finding import Answer, drop_unknown, find
from search.catalogue.labels import load_labels
from search.engines.base import EngineUnavailableError, SnippetPart
from search.parser import MAX_CHARACTERS

router = Router(tags=["catalogue"])
Values = Annotated[list[Annotated[str, Field(max_length=LONGEST_VALUE)]], Field(default_factory=list, max_length=MOST_VALUES)]


class Parameters(Schema):
    """A facet may be given several times; a result has any of its values, and of every facet given."""

    q: str = Field("", max_length=MAX_CHARACTERS, description='Words, "phrases" and -words to leave out.')
    type: Values
    region: Values
    country: Values
    theme: Values
    sector: Values
    direction: Values
    language: Values
    year: Values
    sort: Literal["relevance", "date", "title", "transferred"] | None = Field(
        None, description="Relevance where there are words, else date."
    )
    lang: str = Field("en", description="The reader's language.")
    page: int = Field(1, ge=1, le=999_999)


@router.get("catalogue", response={200: Catalogue, 422: Problems, 503: Unavailable}, url_name="catalogue", summary="Search the catalogue")
def catalogue(request: HttpRequest, parameters: Query[Parameters]) -> Catalogue:
    """Everything public that answers the question, with exact counts; facets leave out their own choice."""
    _refuse_unknown_names(request)
    if parameters.lang not in dict(settings.LANGUAGES):
        raise _refusal("lang", f"is none of {', '.join(dict(settings.LANGUAGES))}")
    with translation.override(parameters.lang):
        labels = load_labels(parameters.lang)
        asked, unknown = drop_unknown(read(request.GET, parameters.lang), labels)
        if asked.too_long:  # letters may grow when they are brought to one form
            raise _refusal("q", f"has more than {MAX_CHARACTERS:,} characters")
        if unknown:
            raise _refusal(unknown[0].facet.value, f"has no value {unknown[0].value!r}")
        try:
            answer = find(asked, labels)
        except EngineUnavailableError:
            raise HttpError(503, "The search index is being rebuilt. Ask again in a minute.") from None
        return _told(request, asked, answer)


def _told(request: HttpRequest, asked: Asked, answer: Answer) -> Catalogue:
    beyond = answer.slice.out_of_range
    first = (asked.page - 1) * PER_PAGE + 1
    return Catalogue(
        count=answer.total,
        page=asked.page,
        results=[] if beyond else [_result(request, card, _score(card, place)) for place, card in enumerate(answer.cards, first)],
        by_meaning=[] if beyond else [_result(request, card, round(card.score, 4)) for card in answer.by_meaning],
        facets={
            group.name: [Value(value=option.value, label=option.label, count=option.count) for option in group.options]
            for group in answer.facets
        },
    )


def _score(card: Card, place: int) -> float:
    """By the place: what an engine counts depends on documents that were taken away and whose space it has not used again yet."""
    return round(1 / place, 4) if card.score else 0.0


def _result(request: HttpRequest, card: Card, score: float) -> Result:
    return Result(
        type=card.kind,
        title=card.plain_title,
        language=card.language.code,
        other_languages=[language.code for language in card.other_languages],
        region=card.regions[0].code if card.regions else None,
        partner=card.partner or None,
        url=request.build_absolute_uri(card.url),
        snippet=str(marked(card.snippet)),
        score=score,
    )


def marked(parts: tuple[SnippetPart, ...]) -> SafeString:
    return format_html_join("", "{}", ((_marked(part),) for part in parts))


def _marked(part: SnippetPart) -> SafeString:
    return format_html("<mark>{}</mark>", part.text) if part.is_match else conditional_escape(part.text)


def _refuse_unknown_names(request: HttpRequest) -> None:
    for name in request.GET:
        if name not in Parameters.model_fields:
            raise _refusal(name[:LONGEST_VALUE], "is no parameter of the catalogue")


def _refusal(name: str, why: str) -> ValidationError:
    return ValidationError([{"loc": ["query", name], "msg": f"{name} {why}", "type": "value_error"}])
