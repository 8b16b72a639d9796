"""Logs to standard error, as text for people or one JSON object a line for machines."""

from exchange import env

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {
            "()": "exchange.core.logs.TextFormatter",
            "fmt": "{asctime} {levelname} {name} {message}",
            "style": "{",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
        },
        "json": {"()": "exchange.core.logs.JsonFormatter"},
    },
    "filters": {"refusals": {"()": "exchange.core.logs.RefusalsWithoutTrace"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["refusals"], "formatter": env.text("LOG_FORMAT")}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL")},
    "loggers": {
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        "uvicorn": {"level": "WARNING"},
        "django.server": {"level": "WARNING"},
        "PIL": {"level": "INFO"},
        # Says each request to the cluster, at a level of its own choice.
        "elastic_transport": {"level": "WARNING"},
    },
}
