"""Made-up vocabularies that behave like languages: their own stop words and endings, roots by Zipf's law."""

import random
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

STOP_WORDS = {
    "en": "the of and to in for is that with as by on are from this which at be or an",
    "it": "di che la il un per in una con del della dei le alla sono nel anche più come si",
    "es": "de la que el en los se del las por un para con una su al es lo como más",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als",
    "fr": "de la le et les des en un du une que est pour qui dans par sur au avec plus",
    "sv": "och i att det som en på är av för med den till inte har de om ett var från",
    "ro": "de la și în a cu pe un o din care este pentru sau ca mai prin sunt fi se",
    "pl": "w i na z do się nie to że jest o jak po od dla przez oraz są który ma",
}
ENDINGS = {
    "en": ("", "s", "ing", "ed", "ation"),
    "it": ("o", "i", "a", "e", "azione", "azioni"),
    "es": ("o", "os", "a", "as", "ción", "ciones"),
    "de": ("", "e", "en", "er", "ung"),
    "fr": ("", "s", "e", "es", "ement"),
    "sv": ("", "en", "et", "ar", "erna"),
    "ro": ("", "ul", "e", "ii", "are"),
    "pl": ("", "a", "y", "ów", "em", "ami"),
}
ONSETS = (
    "b",
    "c",
    "d",
    "f",
    "g",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "t",
    "v",
    "z",
    "br",
    "cr",
    "dr",
    "fr",
    "gr",
    "pr",
    "st",
    "tr",
    "pl",
    "cl",
    "fl",
    "qu",
    "sc",
    "sp",
)
VOWELS = ("a", "e", "i", "o", "u", "ia", "io", "ea", "ue")
ROOTS = 12_000


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`common` are stop words; `words` are drawn by `weights` (cumulative)."""

    common: tuple[str, ...]
    words: tuple[str, ...]
    weights: tuple[float, ...]

    def text(self, chance: random.Random, length: int) -> list[str]:
        """About two words in five are stop words, as in running text."""
        telling = chance.choices(self.words, cum_weights=self.weights, k=length)
        return [chance.choice(self.common) if chance.random() < 0.4 else word for word in telling]


@cache
def vocabulary(language: str) -> Vocabulary:
    chance = random.Random(f"words {language}")
    roots: dict[str, None] = {}
    while len(roots) < ROOTS:
        syllables = (chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(chance.choice((2, 2, 3))))
        roots["".join(syllables) + chance.choice("lmnrstd")] = None
    # A frequent root is frequent in all its forms, so that stems are as common as in real text.
    words = [root + ending for root in roots for ending in chance.sample(ENDINGS[language], 3)]
    weights = accumulate(1.0 / (place // 3 + 2) for place in range(len(words)))
    return Vocabulary(tuple(STOP_WORDS[language].split(" ")), tuple(words), tuple(weights))
