"""The register of what is held about people, as the table of docs/security.md."""

from collections import defaultdict

from exchange.core.personal.registry import Held, everything_held

HEAD = ["| What is held | Rows | In the archive | At erasure | Why, and until when |", "|---|---|---|---|---|"]


def table() -> list[str]:
    """One line for what belongs together and has one fate."""
    together: dict[tuple[str, str, str, str], list[Held]] = defaultdict(list)
    for held in everything_held():
        together[held.what, held.fate, held.reason, held.until].append(held)
    lines = [_line(what, fate, "; until ".join(filter(None, why)), rows) for (what, fate, *why), rows in together.items()]
    return [*HEAD, *sorted(lines)]


def _line(what: str, fate: str, why: str, rows: list[Held]) -> str:
    names = ", ".join(f"`{held.name}`" for held in rows)
    withheld = [held for held in rows if held.withheld]
    exported = "yes" if not withheld else "no" if len(withheld) == len(rows) else "in part"
    reasons = "; ".join(dict.fromkeys(held.withheld for held in withheld))
    return f"| {what} | {names} | {exported}{f': {reasons}' if reasons else ''} | {fate} | {why} |"
