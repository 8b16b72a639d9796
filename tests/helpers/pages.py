"""What a page shows, read from its HTML."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

_ROW = re.compile(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", re.DOTALL)
_LINK = re.compile(r'<a href="([^"]+)"[^>]*>(.*?)</a>', re.DOTALL)


def facts_on(client: Client, path: str) -> dict[str, list[str]]:
    """The rows of a page's lists of facts; a link is written as its text, an arrow and its address."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    found: dict[str, list[str]] = {}
    for name, value in _ROW.findall(answer.content.decode()):
        text = _LINK.sub(lambda link: f"{link[2]} → {link[1]}", value)
        found.setdefault(name.strip(), []).append(html.unescape(re.sub(r"<[^>]+>", "", text)).strip())
    return found
