"""Consent to be listed and its withdrawal, and the relay of messages."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from exchange.accounts.models import User
from exchange.core.mail import NOTHING_SPECIAL, queue_template_mail
from exchange.partners.models import Theme
from stakeholder_groups.groups.directory.models import DirectoryBlock, DirectoryEntry, DirectoryLanguage, DirectoryMessage
from stakeholder_groups.groups.services import waiting

A_DAY = timedelta(days=1)


class NoMessagesError(Exception):
    """The recipient takes no messages from this sender."""


def keep_entry(*, actor: User, entry: DirectoryEntry, languages: Sequence[str], themes: Sequence[Theme]) -> DirectoryEntry:
    """List the actor, or change what stands there. The last consent is the one that counts."""
    with transaction.atomic():
        earlier = DirectoryEntry.objects.filter(user=actor).values_list("pk", "public_id").first()
        if earlier:
            entry.pk, entry.public_id = earlier
        entry.user, entry.agreed_at = actor, timezone.now()
        entry.save()
        entry.themes.set(themes)
        entry.languages.all().delete()
        DirectoryLanguage.objects.bulk_create(DirectoryLanguage(entry=entry, language=language) for language in languages)
    return entry


def withdraw_entry(*, actor: User) -> bool:
    """Take the actor out of the directory at once; nothing of the entry is kept."""
    deleted, _rows = DirectoryEntry.objects.filter(user=actor).delete()
    return bool(deleted)


def relay(*, actor: User, recipient: User, text: str, answers: DirectoryMessage | None = None) -> DirectoryMessage:
    """Mail a message to somebody and a copy to its sender, neither with the other's address; the same words within a day are one message."""
    with transaction.atomic():
        # The sender's row is the lock: two tabs that send the same words give one message.
        User.objects.select_for_update().get(pk=actor.pk)
        if not recipient.is_active or DirectoryBlock.objects.filter(owner=recipient, blocked=actor).exists():
            raise NoMessagesError
        sent = DirectoryMessage.objects.filter(sender=actor, recipient=recipient, text=text, sent_at__gt=timezone.now() - A_DAY)
        if earlier := sent.first():
            return earlier
        message = DirectoryMessage.objects.create(sender=actor, recipient=recipient, text=text, answers=answers)
        to_both = ((recipient, "directory_message", waiting.if_taken(message)), (actor, "directory_message_copy", NOTHING_SPECIAL))
        for person, template, handling in to_both:
            context = {"message": message, "sender": actor, "recipient": recipient, "language": person.language}
            queue_template_mail(to=person.email, template=template, context=context, language=person.language, handling=handling)
    return message


def set_blocked(*, actor: User, sender: User, blocked: bool) -> None:
    if blocked:
        DirectoryBlock.objects.get_or_create(owner=actor, blocked=sender)
    else:
        DirectoryBlock.objects.filter(owner=actor, blocked=sender).delete()
