"""The list of judged questions, by which administrators see how well search ranks the network's pages."""

from collections.abc import Iterator

from wagtail.models import Page

from exchange.core.languages import card_language
from exchange.demo.data.judgements import JUDGED, NAME, Marks
from exchange.demo.data.shapes import LANGUAGES
from exchange.demo.keeping import Keeper
from search.judgements.lines import Judged
from search.judgements.models import JudgementList
from search.judgements.rules import Document
from search.judgements.services import make_list, take_in


def load_judgements(keeper: Keeper) -> None:
    def make() -> JudgementList:
        made = make_list(actor=None, name=NAME)
        rows = [Judged(question, language, dict(_documents(keeper, language, marks))) for (language, question), marks in JUDGED.items()]
        take_in(actor=None, chosen=made, rows=rows)
        return made

    keeper.once("judgements", make)


def _documents(keeper: Keeper, language: str, marks: Marks) -> Iterator[tuple[Document, int]]:
    """Each page in the version that a reader of the language gets; what somebody deleted is left out."""
    for named, mark in marks.items():
        found = (keeper.optional(Page, f"{named}:{code}") for code in LANGUAGES)
        versions = {page.locale.language_code: page for page in found if page is not None}
        if versions:
            code = card_language({one: page.pk for one, page in versions.items()}, language)
            yield Document(versions[code].translation_key, code), mark
