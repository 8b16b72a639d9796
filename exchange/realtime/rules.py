"""Closed lists and pure rules of sockets: close codes, limits, whose page may open one."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from urllib.parse import urlsplit

from django.http.request import split_domain_port, validate_host


class CloseCode(IntEnum):
    """Why a socket was closed. Below 4000 as RFC 6455 has them; the others mirror what HTTP would answer."""

    GOING_AWAY = 1012
    TRY_AGAIN = 1013
    TOO_MUCH = 1008
    SIGN_IN = 4401
    WITHDRAWN = 4403
    NOT_FOUND = 4404
    TOO_MANY = 4429


# Hints that were raised while one waited; who falls further behind reads nothing any more and is closed.
FURTHEST_BEHIND = 64
# Open pages of one person in one process, and how quickly she opens further ones.
SOCKETS_A_USER = 12
CONNECTS_A_SECOND, CONNECTS_AT_ONCE = 1.0, 30
# Open pages of everybody in one process, a little above what one core was tried with. Who comes beyond asks by and by.
SOCKETS_A_PROCESS = 6_000
# A whole office may stand behind one address, and comes back at once after a restart.
ADDRESS_CONNECTS_A_SECOND, ADDRESS_CONNECTS_AT_ONCE = 20.0, 600
# Whose rights are read in one statement.
AT_A_TIME = 400
# Pages send nothing; what arrives nevertheless is thrown away up to this.
FRAMES_A_SECOND, FRAMES_AT_ONCE = 5.0, 20


@dataclass(slots=True)
class Allowance:
    """A token bucket."""

    a_second: float
    at_once: float
    left: float = field(init=False)
    counted_at: float = field(init=False)

    def __post_init__(self) -> None:
        self.left, self.counted_at = self.at_once, time.monotonic()

    def take(self) -> bool:
        now = time.monotonic()
        self.left = min(self.at_once, self.left + (now - self.counted_at) * self.a_second)
        self.counted_at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True

    @property
    def is_full(self) -> bool:
        return self.left + (time.monotonic() - self.counted_at) * self.a_second >= self.at_once


def is_own_origin(origin: str, host: str, *, allowed_hosts: Sequence[str], https_only: bool) -> bool:
    """Whether a page of this platform asks. Browsers send cookies with sockets that foreign pages open.

    The origin is compared with the address asked for, port and all: another site on another port of the same
    machine is a foreign one.
    """
    try:
        parsed = urlsplit(origin)
        name = split_domain_port(parsed.netloc.lower())[0]
    except ValueError:
        return False
    if parsed.scheme != "https" and (https_only or parsed.scheme != "http"):
        return False
    return bool(name) and validate_host(name, allowed_hosts) and parsed.netloc.lower() == host.lower()
