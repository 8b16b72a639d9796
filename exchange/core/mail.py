"""Mail as rows: queued in the transaction of its cause, sent by the worker."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from exchange.core import mail_faults, outbox
from exchange.core.models import OutboxEntry

# A mail that cannot be sent is given up when both are over: servers come back after a weekend.
TRIED_FOR = timedelta(days=3)
MANY_ATTEMPTS = 20
SECONDS_A_ROUND = 5.0


def queue_mail(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    reply_to: str = "",
    language: str = "",
    headers: Mapping[str, str] | None = None,
    leaves_no_trace: bool = False,
) -> None:
    """Queue one mail to one address, inside the transaction of what it tells of.

    One that `leaves_no_trace` is forgotten with its address once it is sent.
    """
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
            **({"leaves_no_trace": True} if leaves_no_trace else {}),
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
    leaves_no_trace: bool = False,
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
        leaves_no_trace=leaves_no_trace,
    )


@outbox.handler("mail", one_by_one=True, budget=SECONDS_A_ROUND)
def send_queued(entries: Sequence[OutboxEntry]) -> None:
    """Send one queued mail. Its Message-ID is the entry's, so that a mail sent twice after a crash is seen as one.

    Its text is forgotten once it is sent or given up: links of invitations and sign-in codes are kept nowhere in clear.
    """
    (entry,) = entries
    if "text" not in entry.payload:
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
