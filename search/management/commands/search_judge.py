"""How well the engines rank by the marks of administrators."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.bench.engines import ENGINES
from search.engines.base import EngineUnavailableError
from search.judgements.measuring import figures, measure
from search.judgements.models import JudgementList
from search.judgements.scratch import filled
from search.metrics import table


class Command(BaseCommand):
    help = "Print MRR, recall and nDCG within ten for lists of judged questions; the engine not in use is filled anew for it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("list", nargs="*", help="names of lists; all of them when none is named")
        parser.add_argument("--engine", choices=ENGINES, help="one engine only")
        parser.add_argument("--cluster", default=settings.ELASTICSEARCH_URL, help="address of an Elasticsearch node, where none is in use")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = self._chosen(options["list"])
        failed = 0
        for name in [options["engine"]] if options["engine"] else ENGINES:
            failed += not self._print(name, chosen, options["cluster"])
        if failed and options["engine"]:
            raise CommandError("The engine could not be measured.")

    def _chosen(self, names: list[str]) -> list[JudgementList]:
        found = list(JudgementList.objects.filter(name__in=names) if names else JudgementList.objects.all())
        missing = set(names) - {one.name for one in found}
        if missing or not found:
            there = ", ".join(f"“{one.name}”" for one in JudgementList.objects.all()) or "none"
            raise CommandError(f"No such list: {', '.join(sorted(missing)) or 'there is none'}. Lists there are: {there}.")
        return found

    def _print(self, name: str, chosen: list[JudgementList], cluster: str) -> bool:
        if name == "elasticsearch" and not cluster:
            self.stdout.write("elasticsearch: not measured; name a node with --cluster http://127.0.0.1:9200")
            return False
        try:
            for line in self._lines(name, chosen, cluster):
                self.stdout.write(line)
        except EngineUnavailableError as error:
            self.stdout.write(f"{name}: not measured, it cannot answer ({error})")
            return False
        return True

    def _lines(self, name: str, chosen: list[JudgementList], cluster: str) -> Iterator[str]:
        in_use = "elasticsearch" if settings.ELASTICSEARCH_URL else "tantivy"
        with nullcontext() if name == in_use else filled(name, cluster):
            for one in chosen:
                told = figures(measure(one))
                yield from (f"{one.name}:", *table(told), json.dumps({"list": one.name, **told}, ensure_ascii=False))
