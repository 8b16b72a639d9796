"""Documents and queries from a fixed seed: 2 kB in the mean, eight languages, facets and access groups in the sizes of a large network."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from search.bench.words import STOP_WORDS, Vocabulary, vocabulary
from search.engines.documents import PUBLIC, SearchDocument

SEED = 20_261
SHARES = {"en": 25, "it": 20, "es": 13, "de": 12, "fr": 12, "sv": 6, "ro": 6, "pl": 6}
KINDS = ("practice", "practice", "practice", "visit", "plan", "news", "partner")
REGIONS, COUNTRIES, THEMES, SECTORS, DIRECTIONS, GROUPS = 240, 27, 60, 24, 2, 300
FIRST_YEAR, YEARS = 2008, 18
MEAN_WORDS = 270


@dataclass(frozen=True, slots=True)
class BenchQuery:
    text: str
    language: str
    groups: frozenset[str]


class Corpus:
    def __init__(self, size: int) -> None:
        self.size = size
        self.vocabularies: dict[str, Vocabulary] = {language: vocabulary(language) for language in SHARES}

    def documents(self) -> Iterator[SearchDocument]:
        chance = random.Random(SEED)
        languages = chance.choices(list(SHARES), weights=list(SHARES.values()), k=self.size)
        for number, language in enumerate(languages):
            yield self._document(chance, number, language)

    def _document(self, chance: random.Random, number: int, language: str) -> SearchDocument:
        words = self.vocabularies[language]
        region = chance.randrange(REGIONS)
        several = chance.random() < 0.3
        length = max(30, int(chance.lognormvariate(0, 0.5) * MEAN_WORDS * 0.85))
        return SearchDocument(
            # Numbers that no page of a small database has: these documents are no pages.
            key=f"bench.document:{1_000_000 + number}:{language}",
            origin=f"origin-{number}",
            kind=chance.choice(KINDS),
            language=language,
            title=" ".join(words.text(chance, chance.randint(4, 9))).capitalize(),
            summary=" ".join(words.text(chance, length // 8)),
            elements=" ".join(words.text(chance, length // 8)),
            body=" ".join(words.text(chance, length * 3 // 4)),
            shown_to=frozenset({language}) if several else frozenset(SHARES),
            readable_in=frozenset({language, "en"} if several else {language}),
            access=self._access(chance),
            regions=(f"R{region:03}",),
            countries=(f"C{region % COUNTRIES:02}",),
            themes=tuple(f"theme-{theme}" for theme in chance.sample(range(THEMES), chance.randint(1, 3))),
            sectors=tuple(f"sector-{sector}" for sector in chance.sample(range(SECTORS), chance.randint(1, 2))),
            directions=(f"direction-{chance.randrange(DIRECTIONS)}",),
            years=(FIRST_YEAR + chance.randrange(YEARS),),
            changed_at=1_200_000_000 + chance.randrange(500_000_000),
        )

    def _access(self, chance: random.Random) -> frozenset[str]:
        """Four in five are public, three in ten belong to a group, some to both."""
        tokens = {PUBLIC} if chance.random() < 0.8 else set()
        if not tokens or chance.random() < 0.3:
            tokens.add(f"group:{chance.randrange(GROUPS)}")
        return frozenset(tokens)

    def short_queries(self, count: int) -> list[BenchQuery]:
        """One to four telling words."""
        return self._queries(count, "short", lambda chance: chance.randint(1, 4), with_common=False)

    def long_queries(self, count: int) -> list[BenchQuery]:
        """Questions of eight words and more, as they are written."""
        return self._queries(count, "long", lambda chance: chance.randint(8, 15), with_common=True)

    def _queries(self, count: int, name: str, length: Callable[[random.Random], int], *, with_common: bool) -> list[BenchQuery]:
        chance = random.Random(f"{SEED} {name}")
        queries = []
        for language in chance.choices(list(SHARES), weights=list(SHARES.values()), k=count):
            words = self.vocabularies[language].text(chance, 60)
            if not with_common:
                common = set(STOP_WORDS[language].split(" "))
                words = [word for word in words if word not in common]
            groups = frozenset({PUBLIC, *(f"group:{chance.randrange(GROUPS)}" for _ in range(chance.randint(0, 3)))})
            queries.append(BenchQuery(" ".join(words[: length(chance)]), language, groups))
        return queries

    def prefixes(self, count: int) -> list[BenchQuery]:
        """What stands in the box after two to five letters, half of them after a whole word."""
        chance = random.Random(f"{SEED} prefixes")
        queries = []
        for query in self.short_queries(count):
            words = query.text.split()
            begun = words[-1][: chance.randint(2, 5)]
            typed = f"{words[0]} {begun}" if len(words) > 1 and chance.random() < 0.5 else begun
            queries.append(BenchQuery(typed, query.language, query.groups))
        return queries
