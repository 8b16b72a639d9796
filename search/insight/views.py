"""The administrators' page about what was asked, and its tables as files."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from exchange.core.drawing.week_bars import week_bars
from exchange.core.spreadsheets import csv_response
from search.admin_gate import keepers_only
from search.insight.forms import WhichForm
from search.insight.proposals import Proposal, Proposals, new_term
from search.insight.rules import FEWEST_TO_SHOW, KEPT_DAYS
from search.insight.selectors import MOST_SHOWN, SHORTEST_PERIOD, Kind, Line, Week, questions, weeks

COLUMNS = (
    _("Question"),
    _("Language"),
    _("Asked"),
    _("Without result"),
    _("Results opened"),
)
ADD = "wagtailsnippets_search_thesaurusentry:add"
CHANGE = "wagtailsnippets_search_thesaurusentry:edit"


@dataclass(frozen=True, slots=True)
class Way:
    """A link that opens the thesaurus form filled in."""

    proposal: Proposal
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    line: Line
    catalogue: str
    ways: tuple[Way, ...] = ()
    new: str = ""


@keepers_only
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    days, language = _which(request)
    drawn = weeks(language)
    context: dict[str, Any] = {
        "which": WhichForm(initial={"days": days, "language": language}),
        "nothing": _with_proposals(questions(Kind.NOTHING, days, language)),
        "unopened": [Row(line, _catalogue(line)) for line in questions(Kind.UNOPENED, days, language)],
        "weeks": drawn,
        "picture": week_bars([(_label(week), week.asked, week.empty) for week in drawn]),
        "files": {kind.value: f"{reverse('search_admin:asked_csv', args=[kind])}?{request.GET.urlencode()}" for kind in Kind},
        "fewest": FEWEST_TO_SHOW,
        "kept": KEPT_DAYS,
        "most": MOST_SHOWN,
    }
    return render(request, "search/insight/asked.html", context)


@keepers_only
@require_safe
def asked_csv(request: HttpRequest, table: str) -> HttpResponse:
    days, language = _which(request)
    lines = questions(Kind(table), days, language)
    rows = [[line.question, line.language, str(line.asked), str(line.empty), str(line.opened)] for line in lines]
    return csv_response(f"questions-{table}.csv", list(map(str, COLUMNS)), rows)


def _which(request: HttpRequest) -> tuple[int, str]:
    """What cannot be used is left out."""
    form = WhichForm(request.GET)
    form.is_valid()
    return form.cleaned_data.get("days") or SHORTEST_PERIOD, form.cleaned_data.get("language") or ""


def _label(week: Week) -> str:
    return date_format(week.monday, "j.n.")


def _with_proposals(lines: list[Line]) -> list[Row]:
    proposals = Proposals() if lines else None
    return [_row(line, proposals.of(line.question, line.language) if proposals else []) for line in lines]


def _row(line: Line, proposals: list[Proposal]) -> Row:
    whole = new_term(line.question)
    new = f"{reverse(ADD)}?{urlencode({f'propose_{line.language}': whole})}" if whole else ""
    return Row(line, _catalogue(line), tuple(Way(near, _form(near, line.language)) for near in proposals), new)


def _form(near: Proposal, language: str) -> str:
    """The entry that has the term with the word after its own, or a new one with both."""
    if near.entry:
        return f"{reverse(CHANGE, args=[near.entry])}?{urlencode({f'propose_{language}': near.word})}"
    terms = {near.language: near.term}
    terms[language] = "\n".join(filter(None, [terms.get(language, ""), near.word]))
    return f"{reverse(ADD)}?{urlencode({f'propose_{code}': text for code, text in terms.items()})}"


def _catalogue(line: Line) -> str:
    """The question as a reader of its language asks it."""
    with translation.override(line.language):
        return f"{reverse('search:catalogue')}?{urlencode({'q': line.question})}"
