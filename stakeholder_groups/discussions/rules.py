"""Pure functions over texts of posts: quotes, joining, and what an edit changed."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.conf import settings
from django.utils.crypto import salted_hmac

LONGEST_QUOTE = 2_000
MOST_WORDS = 3_000
FEWEST_OPTIONS, MOST_OPTIONS = 2, 10


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a comparison: `kind` is same, del or ins."""

    kind: str
    text: str


def quote(name: str, body: str) -> str:
    """A post as a Markdown quote, ready to write below."""
    short = body[:LONGEST_QUOTE].rstrip() + (" …" if len(body) > LONGEST_QUOTE else "")
    plain_name = re.sub(r"([\\`*_{}\[\]()#+.!|<>-])", r"\\\1", " ".join(name.split()))
    quoted = "\n".join(f"> {line}".rstrip() for line in short.splitlines())
    return f"> **{plain_name}**:\n>\n{quoted}\n\n"


def numbers_in(text: str, *, most: int) -> list[int]:
    """“3, 5-8” as numbers in their order, each once. ValueError names a part that is none; beyond `most` it reads no further."""
    found: set[int] = set()
    for part in re.split(r"[\s,;]+", re.sub(r"\s*[-–]\s*", "-", text).strip(" ,;\t\r\n")):
        match = re.fullmatch(r"#?([0-9]{1,9})(?:-#?([0-9]{1,9}))?", part, re.ASCII)
        if not match:
            if part:
                raise ValueError(part)
            continue
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise ValueError(part)
        found.update(range(first, min(last, first + most) + 1))
        if len(found) > most:
            break
    return sorted(found)


def joined(*texts: str) -> str:
    """Texts one below the other; none that another contains."""
    kept: list[str] = []
    for text in texts:
        if text.strip() and not any(text.strip() in other for other in kept):
            kept = [other for other in kept if other.strip() not in text] + [text]
    return "\n\n".join(text.rstrip() for text in kept[:-1]) + ("\n\n" if len(kept) > 1 else "") + (kept[-1] if kept else "")


def comparison(before: str, after: str) -> list[Piece]:
    """Word by word; texts too long for that are shown one after the other."""
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    if len(old) + len(new) > 2 * MOST_WORDS:
        return [Piece("del", before), Piece("ins", after)]
    pieces = []
    for operation, a, b, c, d in SequenceMatcher(None, old, new, autojunk=True).get_opcodes():
        if operation == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        pieces += [Piece(kind, text) for kind, text in (("del", "".join(old[a:b])), ("ins", "".join(new[c:d]))) if text]
    return pieces


def voter_digests(voter: str, post_id: int) -> list[str]:
    """How a person's ballot in the poll of a post is known again: by the server's key in use first, then by former ones."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac("discussions.poll", f"{post_id}:{voter}", secret=key, algorithm="sha256").hexdigest() for key in keys]
