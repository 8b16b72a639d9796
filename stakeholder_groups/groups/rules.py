"""Reading a pasted list of people to invite: pure, so that every mistake can be tried without a database."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from stakeholder_groups.groups.enums import LineProblem

LONGEST_LIST = 300
LONGEST_LINE = 600


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """One line as it was pasted, what it says, and what is wrong with it ("" when nothing is)."""

    number: int
    text: str
    email: str = ""
    organisation: str = ""
    kind: str = ""
    name: str = ""
    problem: str = ""


def parse_list(text: str, kinds: Mapping[str, str]) -> list[ParsedLine]:
    """Each line that is not blank, in order. `kinds` gives the kind for each folded word that means it."""
    seen: set[str] = set()
    parsed = []
    for number, raw in enumerate(text.splitlines(), start=1):
        if raw.strip():
            line = parse_line(number, raw.strip(), kinds)
            if line.email and not line.problem:
                line = _refuse(line, LineProblem.TWICE) if line.email in seen else line
                seen.add(line.email)
            parsed.append(line)
    return parsed


def parse_line(number: int, text: str, kinds: Mapping[str, str]) -> ParsedLine:
    """`address; organisation; kind[; name]`, or with tabs or commas between them, as a spreadsheet writes them."""
    parts = [" ".join(part.split()) for part in _split(text)]
    email = parts[0].strip("<>").lower()
    line = ParsedLine(number, text[:LONGEST_LINE], email[:254], *(part[:200] for part in parts[1:2]))
    if len(text) > LONGEST_LINE or len(email) > 254 or any(len(part) > 200 for part in parts):
        return _refuse(line, LineProblem.TOO_LONG)
    if not is_address(email):
        return _refuse(line, LineProblem.BAD_ADDRESS)
    if len(parts) < 3:
        return _refuse(line, LineProblem.MISSING_PARTS)
    if len(parts) > 4:
        return _refuse(line, LineProblem.TOO_MANY_PARTS)
    if not parts[1]:
        return _refuse(line, LineProblem.NO_ORGANISATION)
    kind = kinds.get(parts[2].casefold(), "")
    name = parts[3][:120] if len(parts) == 4 else ""
    return ParsedLine(number, text, email, parts[1], kind, name, "" if kind else LineProblem.UNKNOWN_KIND)


def _split(text: str) -> list[str]:
    """A semicolon counts before a tab, a tab before a comma: organisations' names have commas, and so stand in quotes where these part."""
    separator = next((mark for mark in (";", "\t", ",") if mark in text), ";")
    bare = text.rstrip(f"{separator} ")
    if separator == ";":
        return bare.split(separator)
    # A longer line is refused, whatever it says.
    return next(csv.reader([bare[: LONGEST_LINE + 1]], delimiter=separator, skipinitialspace=True)) or [""]


def is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


def _refuse(line: ParsedLine, problem: str) -> ParsedLine:
    return ParsedLine(line.number, line.text, line.email, line.organisation, line.kind, line.name, problem)


def initials(name: str) -> str:
    """Up to two letters for a person's or group's mark."""
    words = [word for word in name.split() if word[:1].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [name.strip()[:1] or "–"]
    return "".join(letters).upper()
