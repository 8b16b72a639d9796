"""What the example answers of members say."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReactionData:
    """`post` is the number of the post in the thread."""

    thread: str
    post: int
    kind: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PollData:
    """Asked by the author of the post. A vote names the places (from 1) of the answers; it ends so many days after the post."""

    thread: str
    post: int
    question: str
    options: tuple[str, ...]
    votes: tuple[tuple[str, tuple[int, ...]], ...]
    ends_after: int
    multiple: bool = False
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class EntryData:
    """Somebody who agreed to stand in the directory."""

    person: str
    languages: tuple[str, ...]
    themes: tuple[str, ...]
    about: str
