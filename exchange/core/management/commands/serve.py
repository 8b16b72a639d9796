"""Pages, sockets and worker in one process, on an own data folder."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from exchange.core import data_folder, serving
from exchange.core.checks import refuse_unfit_settings


class Command(BaseCommand):
    help = "Prepare the data folder as far as needed and run the platform in one process."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--demo", action="store_true", help="load the network's data when it is not there")
        parser.add_argument("--fresh", action="store_true", help="throw the data away first")

    def handle(self, *args: Any, **options: Any) -> None:
        serving.stop_on_signals()
        try:
            self.prepare_and_serve(options["port"], demo=options["demo"], fresh=options["fresh"])
        except (OSError, DatabaseError, ImproperlyConfigured, data_folder.InUse) as error:
            advice = serving.advice(error, options["port"])
            if not advice:
                raise
            raise CommandError(advice) from error
        except KeyboardInterrupt:
            serving.stopped()
        self.say("stopped")

    def prepare_and_serve(self, port: int, *, demo: bool, fresh: bool) -> None:
        # Before half a minute of migrations.
        refuse_unfit_settings()
        data = settings.DATA_DIR
        data.mkdir(parents=True, exist_ok=True)
        with data_folder.kept_by_one(data):
            if fresh:
                serving.forget_everything(data)
            serving.prepare_database(self.say)
            if demo:
                serving.prepare_demo(self.say, data)
            serving.serve(port, lambda: self.announce(port, demo=demo))

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def announce(self, port: int, *, demo: bool) -> None:
        self.say(f"Ready: http://localhost:{port}/")
        if demo:
            from exchange.core.demo_notes import notes

            for line in notes():
                self.say(line)
