"""Input that nobody's browser sends: an answer that says what to do, never a failure."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/en/partners/%ff%fe/",
        "/en/%00/",
        "/en/partners/gavle/%00",
        "/en/" + "a" * 4000 + "/",
        "/en/" + "a/" * 400,
        "/en/partners/gavle/?page=-1",
        "/en/partners/?page=abc&q=%ff",
        "/en/news/?page=99999999999999999999",
        "/en/?q=%00",
        "/xx/partners/",
        "/en//partners//",
        "/en/partners/../../etc/passwd",
        "/sitemap.xml?p=-1",
        "/sitemap.xml?p=%ff",
        "/%F0%9F%92%A9/",
    ],
)
def test_strange_addresses_get_an_answer(client, partner, path):
    client.raise_request_exception = False
    assert client.get(path, follow=True).status_code < 500


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options", "head"])
def test_other_methods_get_an_answer(client, partner, method):
    client.raise_request_exception = False
    for path in ("/en/", "/en/partners/gavle/"):
        assert getattr(client, method)(path).status_code < 500


def test_a_page_that_is_not_there_says_what_to_do(client, partner):
    answer = client.get("/it/partners/gavle/niente/")
    assert answer.status_code == 404
    assert 'href="/it/' in answer.content.decode()
