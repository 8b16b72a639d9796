"""Writing to the owner of a practice, whose address nobody gets to see."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.core.mail import queue_template_mail
from practices.good_practices.models import GoodPracticePage, PracticeMessage
from practices.good_practices.selectors import owners_of, path_for

if TYPE_CHECKING:
    from collections.abc import Iterator

A_DAY = timedelta(days=1)
ADMIN_LIST = "/admin/practice-messages/"


def write_to_owner(
    *, actor: User | None, page: GoodPracticePage, name: str, email: str, text: str, language: str, with_copy: bool = True
) -> PracticeMessage:
    """Keep the message for the owner, mail it to her and a copy to the sender; the same words again within a day are one message.

    Anybody can give anybody's address: only who is signed in is sent the own words.
    """
    with transaction.atomic():
        original = GoodPracticePage.objects.select_for_update(of=("self",)).get(pk=page.original.pk)
        sent = original.messages.filter(email=email, text=text, sent_at__gt=timezone.now() - A_DAY)
        if earlier := sent.first():
            return earlier
        message: PracticeMessage = PracticeMessage.objects.create(
            page=original, name=name, email=email, text=text, language=language, sender=actor
        )
        context = {
            "message": message,
            "with_text": actor is not None,
            "title": page.title,
            "path": path_for(page, language),
            "admin_path": ADMIN_LIST,
        }
        for address, their_language in _addresses(original):
            queue_template_mail(to=address, template="practice_message", context=context, language=their_language, reply_to=email)
        if with_copy:
            queue_template_mail(to=email, template="practice_message_copy", context=context, language=language)
    return message


def note_answer(*, actor: User, message: PracticeMessage) -> None:
    """The partner's editors tell each other that somebody has answered."""
    message.answered_at, message.answered_by = timezone.now(), actor
    message.save(update_fields=["answered_at", "answered_by"])


def _addresses(original: GoodPracticePage) -> "Iterator[tuple[str, str]]":
    """The contact of the practice, else everybody who writes for the partner, each with the own language."""
    if original.contact_email:
        known = User.objects.filter(email=original.contact_email.lower()).values_list("language", flat=True).first()
        yield original.contact_email, known or original.locale.language_code
        return
    for owner in owners_of(original):
        yield owner.email, owner.language
