"""Logs are events: a name of the catalogue and scalar fields that tell no address, no title and no text."""

import json
import logging

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_TELLING = frozenset({"address", "body", "display_name", "email", "name", "password", "text", "title", "token"})

EVENTS: dict[str, int] = {
    "account.address_changed": logging.INFO,
    "account.erased": logging.INFO,
    "account.factor_added": logging.INFO,
    "account.factor_removed": logging.INFO,
    "account.password_changed": logging.INFO,
    "account.sign_in_failed": logging.WARNING,
    "account.signed_in": logging.INFO,
    "account.signed_out": logging.INFO,
    "export.changed": logging.INFO,
    "export.failed": logging.ERROR,
    "hint.late": logging.WARNING,
    "hint.not_published": logging.WARNING,
    "hint.subscriber_failed": logging.ERROR,
    "index.unwell": logging.WARNING,
    "index.analyser_missing": logging.WARNING,
    "index.built_anew": logging.WARNING,
    "index.differed": logging.WARNING,
    "index.set_aside": logging.WARNING,
    "invitation.accepted": logging.INFO,
    "meaning.not_loaded": logging.ERROR,
    "notices.mail_failed": logging.ERROR,
    "outbox.failed": logging.ERROR,
    "search.counts_late": logging.WARNING,
    "socket.closed": logging.INFO,
    "socket.foreign_origin": logging.WARNING,
    "socket.late": logging.ERROR,
    "worker.job_failed": logging.ERROR,
    "retention.failed": logging.ERROR,
    "worker.round_failed": logging.ERROR,
}

_log = logging.getLogger("exchange.events")


def emit(event: str, *, caught: BaseException | None = None, **fields: str | int) -> None:
    """Log one event; `caught` adds the trace of an exception.

    Raises KeyError for an event that is not in the catalogue and ValueError for a field that would tell what nobody logs.
    """
    wrong = sorted(name for name in fields if name in _STANDARD or name in _TELLING)
    if wrong:
        raise ValueError(f"{event}: {', '.join(wrong)} cannot be logged")
    _log.log(EVENTS[event], event, extra=fields, exc_info=caught)


def fields_of(record: logging.LogRecord) -> dict[str, str | int | float]:
    """What was said with a record beside its message."""
    return {key: value for key, value in vars(record).items() if key not in _STANDARD and isinstance(value, (str, int, float))}


class RefusalsWithoutTrace(logging.Filter):
    """A refused request is no fault: Django's line about it goes without the trace."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name == "django.request" and getattr(record, "status_code", 0) < 500:
            record.exc_info = None
        return True


class TextFormatter(logging.Formatter):
    """One line for people: time, level, logger, message, then the fields."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  (the name in the standard library)
        return " ".join([super().formatMessage(record), *(f"{key}={value}" for key, value in fields_of(record).items())])


class JsonFormatter(logging.Formatter):
    """One JSON object a line for machines: time, level, logger, message and the fields."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, str | int | float] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line.update(fields_of(record))
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
