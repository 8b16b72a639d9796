"""Making lists, and marking."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from exchange.accounts.models import User
from search.judgements.lines import Judged
from search.judgements.models import JudgedQuestion, JudgementList, Mark
from search.judgements.rules import MOST_QUESTIONS, Document


class TooManyQuestionsError(Exception):
    """The list would hold more questions than one may."""


def make_list(*, actor: User | None, name: str) -> JudgementList:
    with transaction.atomic():
        made = JudgementList.objects.create(name=name)
        log(instance=made, action="wagtail.create", user=actor)
    return made


def delete_list(*, actor: User, chosen: JudgementList) -> None:
    with transaction.atomic():
        log(instance=chosen, action="wagtail.delete", user=actor, deleted=True)
        chosen.delete()


def delete_question(*, actor: User, question: JudgedQuestion) -> None:
    with transaction.atomic():
        log(instance=question, action="wagtail.delete", user=actor, deleted=True)
        question.delete()


def add_questions(*, actor: User | None, chosen: JudgementList, language: str, texts: Iterable[str]) -> int:
    """Those that are not in the list yet; returns how many. Raises TooManyQuestionsError and then adds none."""
    return take_in(actor=actor, chosen=chosen, rows=[Judged(text, language, {}) for text in texts])


def take_in(*, actor: User | None, chosen: JudgementList, rows: Iterable[Judged]) -> int:
    """Questions with their marks, over what is there; returns how many questions are new. All or nothing."""
    with transaction.atomic():
        made = 0
        for row in rows:
            question, is_new = JudgedQuestion.objects.get_or_create(list=chosen, language=row.language, text=row.query)
            made += is_new
            mark(actor=actor, question=question, marks=row.marks)
        if chosen.questions.count() > MOST_QUESTIONS:
            raise TooManyQuestionsError
    return made


def mark(*, actor: User | None, question: JudgedQuestion, marks: Mapping[Document, int | None]) -> int:
    """One mark a document that all share: the last one holds, None takes it away. Returns how many changed; each change is logged."""
    with transaction.atomic():
        JudgedQuestion.objects.select_for_update().get(pk=question.pk)
        there = {row.document: row for row in question.marks.all()}
        changed = {document: value for document, value in marks.items() if value != _value(there.get(document))}
        for document, value in changed.items():
            _set(question, document, value, actor)
            said = {"document": str(document), "mark": value, "before": _value(there.get(document))}
            log(instance=question, action="search.mark", user=actor, data=said)
    return len(changed)


def _value(row: Mark | None) -> int | None:
    return row.value if row else None


def _set(question: JudgedQuestion, document: Document, value: int | None, actor: User | None) -> None:
    named = {"question": question, **document._asdict()}
    if value is None:
        Mark.objects.filter(**named).delete()
    else:
        said = {"value": value, "marked_by": actor, "marked_at": timezone.now()}
        Mark.objects.update_or_create(**named, defaults=said)
