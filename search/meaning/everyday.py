"""What texts of no particular matter have in common: how near a question is to them is how near it is to anything.

The model finds some likeness between any two texts, and more for some questions than for others. What counts is how much nearer
a text is than these. They are fixed: a measure taken from the catalogue's own texts would tell of hidden ones.
"""

import json
from functools import cache
from pathlib import Path

from search.engines.base import Vector

FILE = Path(__file__).with_name("everyday.json")
TEXTS = (
    "The weather was mild and people sat outside until late in the evening.",
    "Mix the flour with butter and sugar and bake the cake for forty minutes.",
    "La squadra ha vinto la partita con due gol nel secondo tempo.",
    "Il treno per la montagna parte ogni mattina dal terzo binario.",
    "El museo abre a las diez y la entrada es gratuita los domingos.",
    "Los pájaros vuelven al lago cuando termina el invierno.",
    "Katten sover i fönstret medan regnet faller över staden.",
    "Läkaren undersökte patienten och skrev ut en medicin mot hosta.",
    "Książka opowiada o rodzinie, która po wojnie wróciła do domu.",
    "Zespół nagrał nową płytę i zagra koncert w lipcu.",
    "Der Motor läuft nicht, weil die Batterie leer ist.",
    "Les enfants apprennent à nager avant l'été.",
)


def nearness(question: Vector) -> float:
    """The mean cosine between the question and the texts."""
    return sum(one * other for one, other in zip(question, _mean(), strict=True))


@cache
def _mean() -> Vector:
    return tuple(json.loads(FILE.read_text(encoding="utf-8")))


def mean_of(vectors: list[Vector]) -> list[float]:
    return [round(sum(values) / len(vectors), 6) for values in zip(*vectors, strict=True)]
