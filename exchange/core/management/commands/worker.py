"""Runs the worker alone, for production beside web and sockets."""

import signal
import threading
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from exchange.core import data_folder, wakeups
from exchange.core.worker import SIGN_OF_LIFE, Worker, register_periodic

SIGN_OF_LIFE_EVERY = 10


class Command(BaseCommand):
    help = "Carry out what was recorded: search index, mails, tasks. Exactly one worker runs at a time."

    def handle(self, *args: Any, **options: Any) -> None:
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        try:
            with data_folder.kept_by_one(settings.DATA_DIR):
                self.work()
        except data_folder.InUse as error:
            raise CommandError(str(error)) from error

    def work(self) -> None:
        stop = threading.Event()

        def finish(signum: int, frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, finish)
        signal.signal(signal.SIGINT, finish)
        worker = Worker(stop, sign=settings.DATA_DIR / SIGN_OF_LIFE)
        register_periodic("worker.sign_of_life", SIGN_OF_LIFE_EVERY, worker.show_life)
        if settings.REDIS_URL:
            threading.Thread(target=wakeups.listen_to_redis, args=(stop, worker.woken.set), daemon=True).start()
        self.stdout.write("worker ready")
        self.stdout.flush()
        worker.run()
