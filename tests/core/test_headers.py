"""Every answer carries what keeps a page from being framed, guessed at or run."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from tests.factories.accounts import UserFactory
from tests.helpers.roles import sign_in

NEEDED = ("Content-Security-Policy", "Permissions-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "testserver", 302),
        ("/en/", "testserver", (200, 503)),
        ("/en/nothing-here/", "testserver", 404),
        ("/en/", "elsewhere.example", 400),
        ("/healthz", "testserver", (200, 503)),
        ("/admin/", "testserver", 302),
    ],
)
def test_every_answer_carries_them(client, path, host, status):
    answer = client.get(path, headers={"host": host})
    assert answer.status_code in (status if isinstance(status, tuple) else (status,))
    assert [name for name in NEEDED if not answer.has_header(name)] == []


@pytest.mark.django_db
def test_static_files_run_and_frame_nothing(monkeypatch):
    monkeypatch.setattr(settings, "WHITENOISE_USE_FINDERS", True)
    files = WhiteNoiseMiddleware(lambda _request: HttpResponse(status=404))
    answer = files(RequestFactory().get("/static/wagtailadmin/images/default-user-avatar.png"))
    answer.close()
    assert answer.status_code == 200
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/practices/{}/message/", "/en/travelled/{}/", "/admin/review/{}/"])
def test_numbers_that_no_row_has_are_not_found(client, path):
    sign_in(client, UserFactory(superuser=True), second_factor=True)
    assert client.get(path.format("9" * 20)).status_code == 404
