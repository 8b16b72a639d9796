"""Prints the anonymous memory, in MiB, of a process that answered many questions of the catalogue."""

from __future__ import annotations

import sys
from pathlib import Path

QUESTIONS = 300


def main(questions: int) -> None:
    import django

    django.setup()
    from django.test import Client

    from search.bench.corpus import Corpus

    client = Client(headers={"host": "localhost"})
    for number, query in enumerate(Corpus(1_000).short_queries(questions)):
        language = query.language if query.language in {"en", "it", "es", "pl", "sv"} else "en"
        # Some are misspelt: the vocabulary of corrections is a large part of the memory.
        typed = query.text if number % 3 else f"{query.text}x"
        answer = client.get(f"/{language}/catalogue/", {"q": typed})
        if answer.status_code != 200:
            raise SystemExit(f"{answer.status_code} for {typed!r}")
    said = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":" in line)
    print(int(said["RssAnon"].split()[0]) // 1024)


if __name__ == "__main__":
    main(int(sys.argv[1]))
