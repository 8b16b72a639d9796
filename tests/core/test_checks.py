"""What the platform refuses to start with, by name: as checks, and as processes that end."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from exchange import env
from exchange.core.checks import production_is_configured, refuse_unfit_settings, the_scanner_can_be_loaded
from tests.helpers.server import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LOCAL_MEMORY = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
REDIS = {"default": {"BACKEND": "django_redis.cache.RedisCache"}}
FIT = {
    "PROFILE": "production",
    "SECRET_KEY": "k" * 64,
    "DEBUG": False,
    "ALLOWED_HOSTS": ["exchange.example"],
    "BASE_URL": "https://exchange.example",
    "CACHES": REDIS,
    "REDIS_URL": "redis://redis:6379/0",
    "WEB_CONCURRENCY": 4,
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
}
REQUIRED = {variable.name for variable in env.VARIABLES if variable.required_in_production}


@pytest.fixture
def production(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Settings that nothing is wrong with."""
    for name in REQUIRED:
        monkeypatch.setenv(name, "set")
    for name, value in FIT.items():
        setattr(settings, name, value)
    return settings


def test_a_scanner_that_cannot_be_loaded_is_named(settings: Any) -> None:
    for path, count in (("", 0), ("builtins.bool", 0), ("scanners.clam.check", 1), ("builtins.nothing", 1)):
        settings.ATTACHMENT_SCANNER = path
        found = the_scanner_can_be_loaded(None)
        assert len(found) == count, path
        assert all("ATTACHMENT_SCANNER" in message.msg for message in found)


def test_fit_settings_are_accepted(production: Any) -> None:
    assert production_is_configured(None) == []


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"SECRET_KEY": "unset"}, "SECRET_KEY"),
        ({"SECRET_KEY": "demo-only-" + "not-a-secret-" * 4}, "SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY"),
        ({"DEBUG": True}, "DEBUG"),
        ({"ALLOWED_HOSTS": []}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["*"]}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ["exchange.example", ".example"]}, "ALLOWED_HOSTS"),
        ({"CACHES": LOCAL_MEMORY}, "WEB_CONCURRENCY"),
        ({"CACHES": LOCAL_MEMORY}, "REDIS_URL"),
        ({"REDIS_URL": ""}, "REDIS_URL"),
        ({"BASE_URL": "http://exchange.example"}, "BASE_URL"),
        ({"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend"}, "EMAIL_URL"),
    ],
)
def test_each_unfit_setting_is_refused_by_the_name_of_its_variable(production: Any, changed: dict[str, Any], named: str) -> None:
    for name, value in changed.items():
        setattr(production, name, value)
    (problem,) = production_is_configured(None)
    assert problem.is_serious()
    assert named in f"{problem.msg} {problem.hint}"


@pytest.mark.parametrize("name", sorted(REQUIRED))
def test_each_required_variable_is_asked_for(production: Any, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv(name)
    (problem,) = production_is_configured(None)
    assert problem.msg == f"{name} is not set."


def test_the_demo_asks_for_nothing(settings: Any) -> None:
    settings.PROFILE = "demo"
    settings.SECRET_KEY = "short"
    assert production_is_configured(None) == []


@pytest.mark.django_db(transaction=True)
def test_a_web_server_does_not_load_unfit_settings(production: Any) -> None:
    refuse_unfit_settings()
    production.DEBUG = True
    with pytest.raises(ImproperlyConfigured, match="DEBUG is on"):
        refuse_unfit_settings()


def started(words: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {v.name for v in env.VARIABLES}}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env={**environment, **variables}, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("module", ["exchange.wsgi", "exchange.asgi"])
def test_a_process_of_production_ends_and_names_everything_it_lacks(tmp_path: Path, module: str) -> None:
    done = started(["-c", f"import {module}"], EXCHANGE_DATA_DIR=str(tmp_path))
    assert done.returncode != 0
    said = done.stderr.splitlines()[-1]
    assert {name for name in REQUIRED if name not in said} == set()


def test_the_one_process_server_ends_with_one_line(tmp_path: Path) -> None:
    done = started(
        ["manage.py", "serve", "--port", "0"], EXCHANGE_DATA_DIR=str(tmp_path), DJANGO_SETTINGS_MODULE="exchange.settings.production"
    )
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr
    assert "Traceback" not in done.stderr
