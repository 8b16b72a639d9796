"""Mail as rows: queued in the transaction of its cause, sent by the worker."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from exchange.core import mail_conditions, mail_faults, outbox
from exchange.core.mail_conditions import Condition
from exchange.core.models import OutboxEntry

# A mail that cannot be sent is given up when both are over: servers come back after a weekend.
TRIED_FOR = timedelta(days=3)
MANY_ATTEMPTS = 20
SECONDS_A_ROUND = 5.0


@dataclass(frozen=True, slots=True)
class Handling:
    """One that `leaves_no_trace` is forgotten with its address once it is sent; one with a `condition` goes only if that holds then."""

    leaves_no_trace: bool = False
    condition: Condition | None = None


NOTHING_SPECIAL = Handling()


def _stored(handling: Handling) -> dict[str, Any]:
    trace = {"leaves_no_trace": True} if handling.leaves_no_trace else {}
    condition = handling.condition
    return trace | ({"condition": {"name": condition.name, "about": dict(condition.about)}} if condition else {})


def queue_mail(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    reply_to: str = "",
    language: str = "",
    headers: Mapping[str, str] | None = None,
    handling: Handling = NOTHING_SPECIAL,
) -> None:
    """Queue one mail to one address, inside the transaction of what it tells of."""
    outbox.record(
        "mail",
        to.lower(),
        {
            "to": to,
            "subject": " ".join(subject.split()),
            "text": text,
            "html": html,
            "reply_to": reply_to,
            "language": language,
            "headers": dict(headers or {}),
            **_stored(handling),
        },
    )


def queue_template_mail(
    *,
    to: str,
    template: str,
    context: dict[str, Any],
    language: str,
    reply_to: str = "",
    headers: Mapping[str, str] | None = None,
    with_html: bool = False,
    handling: Handling = NOTHING_SPECIAL,
) -> None:
    """Queue `templates/mail/<template>.txt`, whose first line is the subject, in the reader's language.

    With `with_html` the `.html` of the same name goes along; it is handed the subject too.
    """
    said = {"base_url": settings.BASE_URL, "site_name": settings.SITE_NAME, "language": language, **context}
    with override(language or settings.LANGUAGE_CODE):
        subject, _, text = render_to_string(f"mail/{template}.txt", said).strip().partition("\n")
        html = render_to_string(f"mail/{template}.html", {**said, "subject": subject}) if with_html else ""
    queue_mail(
        to=to,
        subject=subject,
        text=text.strip() + "\n",
        html=html,
        reply_to=reply_to,
        language=language,
        headers=headers,
        handling=handling,
    )


@outbox.handler("mail", one_by_one=True, budget=SECONDS_A_ROUND)
def send_queued(entries: Sequence[OutboxEntry]) -> None:
    """Send one queued mail. Its Message-ID is the entry's, so that a mail sent twice after a crash is seen as one.

    Its text is forgotten once it is sent or given up: links of invitations and sign-in codes are kept nowhere in clear.
    """
    (entry,) = entries
    if "text" not in entry.payload:
        return
    if not mail_conditions.may_still_go(entry.payload):
        _give_up(entry)
        return
    message = _message_of(entry)
    try:
        message.send()
    except Exception as error:
        # Without the server's words, which may name the address.
        if mail_faults.is_for_good(error) or _was_tried_enough(entry):
            _forget_text(entry)
            raise outbox.Hopeless(mail_faults.described(error)) from None
        if mail_faults.is_of_every_mail(error):
            raise outbox.OutOfReach(mail_faults.described(error)) from None
        if mail_faults.is_of_a_server(error):
            raise mail_faults.NotTaken(mail_faults.described(error)) from None
        raise
    _forget_text(entry)


def _give_up(entry: OutboxEntry) -> None:
    """It tells of what its reader may no longer know: no word of it is kept either."""
    with transaction.atomic():
        mail_conditions.do_instead(entry.payload)
        OutboxEntry.objects.filter(pk=entry.pk).update(payload={"to": entry.payload["to"]})


def _message_of(entry: OutboxEntry) -> EmailMultiAlternatives:
    mail = entry.payload
    reply_to = [mail["reply_to"]] if mail["reply_to"] else None
    message = EmailMultiAlternatives(mail["subject"], mail["text"], settings.DEFAULT_FROM_EMAIL, [mail["to"]], reply_to=reply_to)
    message.extra_headers.update(mail.get("headers", {}))
    message.extra_headers["Message-ID"] = f"<outbox-{entry.pk}-{int(entry.created_at.timestamp())}@exchange>"
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    if mail["html"]:
        message.attach_alternative(mail["html"], "text/html")
    return message


def _was_tried_enough(entry: OutboxEntry) -> bool:
    return entry.attempts >= MANY_ATTEMPTS and entry.created_at < timezone.now() - TRIED_FOR


def _forget_text(entry: OutboxEntry) -> None:
    mail = entry.payload
    kept = {"key": "", "payload": {}} if mail.get("leaves_no_trace") else {"payload": {"to": mail["to"], "subject": mail["subject"]}}
    OutboxEntry.objects.filter(pk=entry.pk).update(**kept)
