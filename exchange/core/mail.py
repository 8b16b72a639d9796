"""Mail as rows: queued in the transaction of its cause, sent by the worker."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import override

from exchange.core import outbox
from exchange.core.models import OutboxEntry


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


@outbox.handler("mail", one_by_one=True)
def send_queued(entries: Sequence[OutboxEntry]) -> None:
    """Send one queued mail. Its Message-ID is the entry's, so that a mail sent twice after a crash is seen as one.

    Its text is forgotten once it is sent: links of invitations and sign-in codes are kept nowhere in clear.
    """
    mail = entries[0].payload
    if "text" not in mail:
        return
    message = EmailMultiAlternatives(
        mail["subject"], mail["text"], settings.DEFAULT_FROM_EMAIL, [mail["to"]], reply_to=[mail["reply_to"]] if mail["reply_to"] else None
    )
    message.extra_headers.update(mail.get("headers", {}))
    message.extra_headers["Message-ID"] = f"<outbox-{entries[0].pk}-{int(entries[0].created_at.timestamp())}@exchange>"
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    if mail["html"]:
        message.attach_alternative(mail["html"], "text/html")
    message.send()
    if mail.get("leaves_no_trace"):
        OutboxEntry.objects.filter(pk=entries[0].pk).update(key="", payload={})
    else:
        OutboxEntry.objects.filter(pk=entries[0].pk).update(payload={"to": mail["to"], "subject": mail["subject"]})
