"""Mails that a server wrote into its data folder."""

from __future__ import annotations

import re
import time
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import EmailMessage
    from pathlib import Path

_BETWEEN = re.compile(rb"^-{79}\n", re.MULTILINE)


def mails_to(data: Path, address: str) -> list[EmailMessage]:
    """Oldest first."""
    files = sorted((data / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime_ns)
    parts = [part for path in files for part in _BETWEEN.split(path.read_bytes()) if part.strip()]
    found = [message_from_bytes(part, policy=policy.default) for part in parts]
    return [mail for mail in found if address in str(mail["To"])]


def wait_for_mail(data: Path, address: str, *, about: str = "", number: int = 1, seconds: float = 20) -> EmailMessage:
    """The `number`th mail to the address, among those with these words in their subjects, as soon as the worker sent it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = [mail for mail in mails_to(data, address) if about in str(mail["Subject"])]
        if len(found) >= number:
            return found[number - 1]
        time.sleep(0.2)
    raise TimeoutError(f"no mail number {number} to {address}")


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def link_in(mail: EmailMessage, part: str) -> str:
    """The first address in the mail that contains `part`."""
    return next(url for url in re.findall(r"https?://\S+", text_of(mail)) if part in url)
