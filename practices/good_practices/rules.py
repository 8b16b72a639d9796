"""Pure rules of practices."""

from dataclasses import dataclass

SOONEST_SECONDS = 2
"""Nobody reads a form and writes a message faster than this; programs do."""
LONGEST_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class TooLong:
    """A text beyond its limit, and how far."""

    label: str
    length: int
    limit: int

    @property
    def excess(self) -> int:
        return self.length - self.limit


def answered_too_soon(opened_at: float, now: float) -> bool:
    return now - opened_at < SOONEST_SECONDS


def is_over(text: str, limit: int) -> bool:
    """Whether a text is longer than the form takes, in characters as people count them; 0 is no limit."""
    return limit > 0 and length_of(text) > limit


def length_of(text: str) -> int:
    """A browser sends line ends as two characters; the programme counts one."""
    return len(text.replace("\r\n", "\n"))
