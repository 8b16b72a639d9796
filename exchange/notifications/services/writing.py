"""What mails of notices look like; runs in the reader's language."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from exchange.accounts.models import User
from exchange.core.mail import Handling, queue_template_mail
from exchange.notifications.selectors import Shown
from exchange.notifications.services import waiting
from exchange.notifications.tokens import DIGEST, MAILS, Stop, token_of

MOST_TOLD = 30


@dataclass(frozen=True, slots=True)
class Line:
    """One notice with whole addresses."""

    title: str
    text: str
    url: str
    reply_url: str


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    lines: tuple[Line, ...]


def queue_at_once(user: User, together: Sequence[Shown]) -> None:
    """One or several of one thread, the first of which gives the subject."""
    _queue("notices_at_once", user, together, Stop(MAILS, user.pk), first=together[0].said)


def queue_digest(user: User, notices: Sequence[Shown]) -> None:
    _queue("notices_digest", user, notices, Stop(DIGEST, user.pk))


def _queue(template: str, user: User, notices: Sequence[Shown], stop: Stop, **said: Any) -> None:
    shown = notices[-MOST_TOLD:]
    stop_url = whole(reverse("notifications:stop", args=[token_of(stop)]))
    context = {
        "person": user,
        "number": len(notices),
        "others": len(notices) - 1,
        "more": len(notices) - len(shown),
        "sections": _sections(shown),
        "list_url": whole(reverse("notifications:list")),
        "settings_url": whole(reverse("notifications:settings")),
        "stop_url": stop_url,
        **said,
    }
    # RFC 8058: mail programs show a button that posts to the address.
    headers = {"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    queue_template_mail(
        to=user.email,
        template=template,
        context=context,
        language=user.language,
        headers=headers,
        with_html=True,
        handling=Handling(condition=waiting.condition_of(user, [one.notice for one in notices], is_digest=stop.what == DIGEST)),
    )


def _sections(notices: Sequence[Shown]) -> list[Section]:
    """By group, or by what it is about; in the order in which each was first told."""
    by_heading: dict[str, list[Line]] = defaultdict(list)
    for shown in notices:
        by_heading[shown.said.group or str(shown.kind.area)].append(_line(shown))
    return [Section(heading, tuple(lines)) for heading, lines in by_heading.items()]


def _line(shown: Shown) -> Line:
    """The link marks the notice as read and leads on; that to the form of a reply leads straight there."""
    url = whole(reverse("notifications:open", args=[shown.notice.pk]))
    return Line(shown.said.title, shown.said.text, url, whole(shown.said.reply_url) if shown.said.reply_url else "")


def whole(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else f"{settings.BASE_URL}{url}"
