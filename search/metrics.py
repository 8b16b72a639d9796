"""How good a ranking is. Pure; `bench relevance` and the administrators' judgements count with the same functions."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Any

DEPTH = 10


@dataclass(frozen=True, slots=True)
class Score:
    mrr: float
    recall: float
    ndcg: float


def score(found: Sequence[str], relevant: Collection[str]) -> Score:
    """Of one question whose answers are all worth the same; what is found stands in it once."""
    return graded(found, relevant, dict.fromkeys(relevant, 1.0))


def graded(found: Sequence[str], relevant: Collection[str], gains: Mapping[str, float]) -> Score:
    """Of one question: reciprocal rank of the first answer, share of the answers found, discounted gain; all within ten."""
    seen = found[:DEPTH]
    places = [place for place, key in enumerate(seen) if key in relevant]
    got = _discounted(gains.get(key, 0.0) for key in seen)
    best = _discounted(sorted(gains.values(), reverse=True)[:DEPTH])
    return Score(1 / (places[0] + 1) if places else 0.0, len(places) / max(1, len(relevant)), got / best if best else 0.0)


def _discounted(gains: Iterable[float]) -> float:
    return sum(gain / log2(place + 2) for place, gain in enumerate(gains))


def mean(scores: Iterable[Score]) -> dict[str, float]:
    rows = list(scores)
    count = max(1, len(rows))
    return {
        "mrr10": round(sum(row.mrr for row in rows) / count, 4),
        "recall10": round(sum(row.recall for row in rows) / count, 4),
        "ndcg10": round(sum(row.ndcg for row in rows) / count, 4),
    }


def by_language(scores: Mapping[str, Iterable[Score]]) -> dict[str, Any]:
    """The means of all questions, and of each language's; `scores` has those of each language."""
    rows = {language: list(found) for language, found in sorted(scores.items())}
    overall = mean(one for found in rows.values() for one in found)
    return {**overall, "languages": {language: mean(found) for language, found in rows.items()}}


def table(figures: Mapping[str, Any]) -> Iterator[str]:
    """Lines to print: overall, then by language, then what was found in other languages."""
    yield f"{figures['engine']}, {figures['queries']} questions"
    yield f"{'':8}{'MRR@10':>10}{'recall@10':>12}{'nDCG@10':>10}"
    for name, row in {"all": figures, **figures["languages"]}.items():
        yield f"{name:8}{row['mrr10']:>10.4f}{row['recall10']:>12.4f}{row['ndcg10']:>10.4f}"
    for pair, recall in figures.get("cross", {}).items():
        yield f"{pair:8}{'':10}{recall:>12.4f}  answers in the other language"
