"""Which questions are counted, and in which form. Pure.

A question is kept as its words in lower case without accents, in the order typed: "trade fair" is no "fair trade". What looks
like something about a person is not kept at all.
"""

import re
from collections.abc import Iterator

from search.analysers import fold
from search.parser import ParsedText

LONGEST = 100
KEPT_DAYS = 90
# A question is shown once it was asked so often: what one person asked once stays unseen.
FEWEST_TO_SHOW = 3

# Years are no part of a telephone number; seven digits with signs between them may be one.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"(?:\d[\s().+/\u2010-\u2015-]*){7}")
_ADDRESS = re.compile(r"@|://|\bwww\.", re.IGNORECASE)
# Numbers of people, firms and accounts mix letters and digits.
_DIGITS_OF_A_NAME = 6
_MACHINES = re.compile(
    r"bot|crawl|spider|slurp|scan|preview|monitor|fetch|curl|wget|python|java/|go-http|headlesschrome|okhttp", re.IGNORECASE
)


def countable(q: str, text: ParsedText) -> str:
    """The question as it is counted; empty when it is not."""
    if text.is_empty or looks_personal(q):
        return ""
    return " ".join(_said(text))[:LONGEST].rstrip()


def looks_personal(q: str) -> bool:
    without_years = _YEAR.sub(" ", q)
    return bool(_ADDRESS.search(q) or _NUMBER.search(without_years) or any(map(_is_number_of_somebody, q.split())))


def is_machine(user_agent: str) -> bool:
    """Whoever does not say what program asks is taken for one."""
    return not user_agent or bool(_MACHINES.search(user_agent))


def _is_number_of_somebody(word: str) -> bool:
    return sum(sign.isdigit() for sign in _YEAR.sub(" ", word)) >= _DIGITS_OF_A_NAME


def _said(text: ParsedText) -> Iterator[str]:
    yield from map(fold, text.words)
    yield from (f'"{" ".join(map(fold, phrase))}"' for phrase in text.phrases)
    yield from (f"-{' '.join(map(fold, phrase))}" for phrase in text.without)
