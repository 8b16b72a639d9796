"""What the demo tells on its first lines; the demo's room registers it, since the core knows no higher room."""

from collections.abc import Callable

_notes: list[Callable[[], list[str]]] = []


def register(lines: Callable[[], list[str]]) -> None:
    _notes.append(lines)


def notes() -> list[str]:
    return [line for lines in _notes for line in lines()]
