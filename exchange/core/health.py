"""One answer to "is the platform well?", part by part. Rooms register their own parts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from exchange.core import outbox, tasks

Check = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Part:
    name: str
    check: Check
    visitors_notice: bool


_parts: dict[str, Part] = {}


def register_part(name: str, check: Check, *, visitors_notice: bool = True) -> None:
    """`check` returns "" when the part is well, otherwise what is wrong, without secrets."""
    _parts[name] = Part(name, check, visitors_notice)


@dataclass(frozen=True, slots=True)
class Health:
    parts: dict[str, str]
    well: bool


def examine() -> Health:
    """The state of every part, "well" or what is wrong; not well when a visitor would notice."""
    states: dict[str, str] = {}
    well = True
    for part in _parts.values():
        try:
            wrong = part.check()
        except Exception as error:  # a part that cannot even be asked is not well
            wrong = type(error).__name__
        states[part.name] = wrong or "well"
        well = well and not (wrong and part.visitors_notice)
    return Health(states, well)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        return type(error).__name__
    return ""


def _mail_queue() -> str:
    waiting, given_up = outbox.overdue(Q(topic="mail")), outbox.given_up(Q(topic="mail"))
    said = [f"{waiting} mails wait for more than five minutes" if waiting else ""]
    said.append(f"{given_up} mails were given up in the last seven days" if given_up else "")
    return "; ".join(filter(None, said))


def _tasks() -> str:
    """What was recorded beside a change, mails apart, and what libraries have put off."""
    waiting = outbox.overdue(~Q(topic="mail"), seconds=120)
    late = DBTaskResult.objects.ready().filter(enqueued_at__lt=timezone.now() - timedelta(minutes=5)).count()
    said = [f"{waiting} recorded consequences wait for more than two minutes" if waiting else ""]
    said.append(f"{late} tasks wait for more than five minutes" if late else "")
    failed = tasks.failed().count()
    said.append(f"{failed} tasks failed" if failed else "")
    return "; ".join(filter(None, said))


def _assets() -> str:
    from django.contrib.staticfiles import finders
    from django.contrib.staticfiles.storage import staticfiles_storage

    sheet = "css/exchange.css"
    found = finders.find(sheet) if settings.WHITENOISE_USE_FINDERS else staticfiles_storage.exists(sheet)
    return "" if found else "the style sheet is not built"


register_part("database", _database)
register_part("assets", _assets)
register_part("tasks", _tasks, visitors_notice=False)
register_part("mail", _mail_queue, visitors_notice=False)
