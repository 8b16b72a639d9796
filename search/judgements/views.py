"""The administrators' pages for judging what questions find."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from exchange.accounts.models import User
from search.admin_gate import keepers_only
from search.engines.base import EngineUnavailableError
from search.judgements import selectors, services
from search.judgements.forms import LinesForm, ListForm, MarksForm, QuestionsForm
from search.judgements.lines import written
from search.judgements.measuring import figures, measure
from search.judgements.models import JudgementList
from search.judgements.rules import MOST_QUESTIONS

READ_AND_WRITE = ["GET", "HEAD", "POST"]


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)


@keepers_only
@require_http_methods(READ_AND_WRITE)
def lists(request: HttpRequest) -> HttpResponse:
    form = ListForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = services.make_list(actor=_user(request), name=form.cleaned_data["name"])
        return redirect("search_admin:judgement_list", made.pk)
    return render(request, "search/judgements/lists.html", {"form": form, "lists": selectors.lists()})


@keepers_only
@require_http_methods(READ_AND_WRITE)
def one_list(request: HttpRequest, list_id: int) -> HttpResponse:
    """Its questions with what the engine in use makes of them; a post adds questions."""
    chosen = get_object_or_404(JudgementList, pk=list_id)
    form = QuestionsForm(request.POST or None, initial={"language": _user(request).language})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = services.add_questions(actor=_user(request), chosen=chosen, language=data["language"], texts=data["questions"])
        except services.TooManyQuestionsError:
            form.add_error("questions", _too_many())
        else:
            messages.success(request, _added(made))
            return redirect("search_admin:judgement_list", chosen.pk)
    return _page_of_list(request, chosen, {"form": form, "lines": LinesForm()})


@keepers_only
@require_http_methods(READ_AND_WRITE)
def take_in(request: HttpRequest, list_id: int) -> HttpResponse:
    """Judgements of a file, all or none."""
    chosen = get_object_or_404(JudgementList, pk=list_id)
    lines = LinesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and lines.is_valid():
        try:
            made = services.take_in(actor=_user(request), chosen=chosen, rows=lines.cleaned_data["file"])
        except services.TooManyQuestionsError:
            lines.add_error("file", _too_many())
        else:
            messages.success(request, _added(made))
            return redirect("search_admin:judgement_list", chosen.pk)
    return _page_of_list(request, chosen, {"form": QuestionsForm(initial={"language": _user(request).language}), "lines": lines})


def _page_of_list(request: HttpRequest, chosen: JudgementList, forms: dict[str, Any]) -> HttpResponse:
    context: dict[str, Any] = {"list": chosen, **forms}
    try:
        rows = measure(chosen)
        context |= {"rows": rows, "figures": figures(rows)}
    except EngineUnavailableError:
        context |= {"rows": [{"question": question} for question in chosen.questions.all()], "away": True}
    return render(request, "search/judgements/list.html", context)


def _too_many() -> str:
    return _("A list holds at most %(most)s questions. Begin another one.") % {"most": MOST_QUESTIONS}


def _added(made: int) -> str:
    return ngettext("%(n)s question is new in the list.", "%(n)s questions are new in the list.", made) % {"n": made}


@keepers_only
@require_safe
def give_out(request: HttpRequest, list_id: int) -> HttpResponse:
    chosen = get_object_or_404(JudgementList, pk=list_id)
    headers = {"Content-Disposition": 'attachment; filename="judgements.jsonl"'}
    return HttpResponse("".join(written(selectors.judged(chosen))), content_type="application/jsonl; charset=utf-8", headers=headers)


@keepers_only
@require_http_methods(READ_AND_WRITE)
def judge(request: HttpRequest, question_id: int) -> HttpResponse:
    """The first results of a question, each with its mark."""
    question = get_object_or_404(selectors.questions(), pk=question_id)
    shown, answered = selectors.results_of(question)
    marks = question.marks_by_document
    form = MarksForm(request.POST if request.method == "POST" else None, documents=[one.document for one in shown], marks=marks)
    if request.method == "POST" and form.is_valid():
        known = selectors.known_documents([*form.marks])
        sent = {document: mark for document, mark in form.marks.items() if document in known or document in marks}
        changed = services.mark(actor=_user(request), question=question, marks=sent)
        messages.success(request, ngettext("%(n)s mark was changed.", "%(n)s marks were changed.", changed) % {"n": changed})
        later = selectors.next_question(question) if "next" in request.POST else 0
        return redirect("search_admin:judge", later) if later else redirect("search_admin:judgement_list", question.list_id)
    rows = [(one, form[f"mark-{one.document}"]) for one in shown]
    context = {"question": question, "rows": rows, "form": form, "answered": answered, "later": selectors.next_question(question)}
    return render(request, "search/judgements/judge.html", context)


@keepers_only
@require_http_methods(READ_AND_WRITE)
def delete_list(request: HttpRequest, list_id: int) -> HttpResponse:
    chosen = get_object_or_404(JudgementList, pk=list_id)
    if request.method == "POST":
        services.delete_list(actor=_user(request), chosen=chosen)
        messages.success(request, _("The list is deleted."))
        return redirect("search_admin:judgements")
    return render(request, "search/judgements/delete.html", {"what": chosen, "list": chosen})


@keepers_only
@require_http_methods(READ_AND_WRITE)
def delete_question(request: HttpRequest, question_id: int) -> HttpResponse:
    question = get_object_or_404(selectors.questions(), pk=question_id)
    if request.method == "POST":
        services.delete_question(actor=_user(request), question=question)
        messages.success(request, _("The question is deleted."))
        return redirect("search_admin:judgement_list", question.list_id)
    return render(request, "search/judgements/delete.html", {"what": question, "list": question.list})
