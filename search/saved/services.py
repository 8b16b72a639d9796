"""Saving, changing and giving up searches."""

from django.db import transaction

from exchange.accounts.models import User
from search.catalogue.asked import Asked
from search.parser import MAX_CHARACTERS, corrected_question
from search.saved.enums import Frequency
from search.saved.models import SavedSearch
from search.saved.tokens import PERSON, Stop
from search.understanding import Understood

MOST = 50


class TooManySearchesError(Exception):
    """The person has as many saved searches as one may have."""


def save_search(*, actor: User, asked: Asked, name: str, frequency: str) -> SavedSearch:
    """Raises TooManySearchesError."""
    with transaction.atomic():
        if SavedSearch.objects.of(actor).count() >= MOST:
            raise TooManySearchesError
        question = asked.as_question.query_string.removeprefix("?")
        return SavedSearch.objects.create(owner=actor, name=name, question=question, language=asked.language, frequency=frequency)


def change_search(*, actor: User, search: SavedSearch, name: str, frequency: str) -> None:
    SavedSearch.objects.of(actor).filter(pk=search.pk).update(name=name, frequency=frequency)


def delete_search(*, actor: User, search: SavedSearch) -> None:
    SavedSearch.objects.of(actor).filter(pk=search.pk).delete()


def stop_mails(stop: Stop) -> None:
    """By the link of a mail: whoever holds it may only end mails."""
    wanted = {"owner": stop.pk} if stop.what == PERSON else {"pk": stop.pk}
    SavedSearch.objects.filter(**wanted).update(frequency=Frequency.NEVER)


def as_understood(asked: Asked, understood: Understood) -> Asked:
    """The question with misspelt words put right: nobody publishes what says them as they were typed."""
    q = corrected_question(asked.q, {correction.typed: correction.used for correction in understood.corrections})
    return asked.with_text(q) if q != asked.q and len(q) <= MAX_CHARACTERS else asked
