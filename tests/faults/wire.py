"""A person's requests to a server of its own process, and what a script beside it tells."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.helpers.server import Server


class Person:
    """Somebody's requests with a session and a matching token, as a browser sends them."""

    def __init__(self, server: Server, session: str) -> None:
        self.base = server.base
        self.headers = {"Cookie": f"sessionid={session}; csrftoken={'a' * 32}", "X-CSRFToken": "a" * 32, "Origin": server.base}

    def post(self, path: str, data: dict[str, str]) -> bool:
        """Whether the server acknowledged it."""
        request = urllib.request.Request(self.base + path, urllib.parse.urlencode(data).encode(), self.headers)
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            return opener.open(request, timeout=30).status == 200
        except urllib.error.HTTPError as answer:
            return answer.code == 302
        except OSError:
            return False


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments: Any, **named: Any) -> None:
        return None


def told(server: Server, script: str) -> Any:
    done = server.manage("shell", "-v0", "-c", script)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(re.findall(r"^\{.*\}$", done.stdout, re.MULTILINE)[-1])
