"""Writes the lists of words again: `pip install wordfreq`, then `python -m search.compounds.make`. A changed list needs a rebuild."""

from importlib import import_module
from pathlib import Path

from search.compounds import COMPOUNDING

MOST_FREQUENT = 40_000
SHORTEST, LONGEST = 4, 12


def main() -> None:
    wordfreq = import_module("wordfreq")
    for language in COMPOUNDING:
        frequent = wordfreq.top_n_list(language, MOST_FREQUENT)
        words = [word for word in frequent if SHORTEST <= len(word) <= LONGEST and word.isalpha()]
        Path(__file__).with_name(f"{language}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
