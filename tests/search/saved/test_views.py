"""Saving, changing, deleting, and stopping mails from a mail."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.test import Client

from search.saved import services
from search.saved.models import SavedSearch
from tests.factories.accounts import UserFactory
from tests.helpers.catalogue import put, settle, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(reader: Any) -> Client:
    client = Client()
    client.force_login(reader)
    return client


def test_a_question_is_saved_and_keeps_what_it_asks(signed_in, reader):
    put(shown("Export vouchers"))
    page = signed_in.get("/en/catalogue/?q=voucher&sort=title&type=practice").content.decode()
    assert 'href="/en/account/searches/new/?q=voucher&amp;type=practice"' in page
    form = signed_in.get("/en/account/searches/new/?q=voucher&type=practice")
    assert form.context["form"].initial["name"] == "voucher; Good practice"
    signed_in.post("/en/account/searches/new/?q=voucher&type=practice", {"name": "Vouchers", "frequency": "daily"})
    (saved,) = SavedSearch.objects.filter(owner=reader)
    assert (saved.name, saved.question, saved.language, saved.frequency) == ("Vouchers", "q=voucher&type=practice", "en", "daily")
    assert 'href="/en/catalogue/?q=voucher&amp;type=practice"' in signed_in.get("/it/account/searches/").content.decode()


def test_a_misspelt_word_is_saved_as_it_was_understood(signed_in):
    put(shown("Export vouchers", body="vouchers"))
    signed_in.post("/en/account/searches/new/?q=vuchers", {"name": "V", "frequency": "weekly"})
    assert SavedSearch.objects.get().question == "q=vouchers"


def test_what_is_quoted_or_left_out_is_saved_as_it_is_typed(signed_in):
    put(shown("Export vouchers", body="vouchers"))
    question = urlencode({"q": 'Vuchers "vuchers" -vuchers'})
    signed_in.post(f"/en/account/searches/new/?{question}", {"name": "V", "frequency": "weekly"})
    assert SavedSearch.objects.get().asked.q == 'vouchers "vuchers" -vuchers'


def test_a_missing_name_is_told_and_nothing_typed_is_lost(signed_in):
    answer = signed_in.post("/en/account/searches/new/?q=voucher", {"name": "", "frequency": "instant"})
    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {"name"}
    assert re.search(r'value="instant"[^>]*checked', answer.content.decode())


def test_there_is_a_most(signed_in, reader, monkeypatch):
    monkeypatch.setattr(services, "MOST", 1)
    for _ in range(2):
        answer = signed_in.post("/en/account/searches/new/?q=voucher", {"name": "V", "frequency": "weekly"})
    assert "which is the most" in answer.content.decode()
    assert SavedSearch.objects.count() == 1


def test_sign_in_comes_back_to_the_question(client):
    answer = client.get("/en/account/searches/new/?q=voucher")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/en/account/searches/new/%3Fq%3Dvoucher")


def test_others_searches_do_not_exist(signed_in):
    other = SavedSearch.objects.create(owner=UserFactory(), name="Secret", question="q=x", language="en")
    for address in (f"/en/account/searches/{other.pk}/", f"/en/account/searches/{other.pk}/delete/"):
        assert signed_in.get(address).status_code == signed_in.post(address).status_code == 404
    assert "Secret" not in signed_in.get("/en/account/searches/").content.decode()
    assert SavedSearch.objects.filter(pk=other.pk).exists()


def test_own_searches_are_changed_and_deleted(signed_in, reader):
    own = SavedSearch.objects.create(owner=reader, name="Old", question="q=x", language="en")
    signed_in.post(f"/en/account/searches/{own.pk}/", {"name": "New", "frequency": "never"})
    own.refresh_from_db()
    assert (own.name, own.frequency) == ("New", "never")
    assert signed_in.get(f"/en/account/searches/{own.pk}/delete/").status_code == 200
    signed_in.post(f"/en/account/searches/{own.pk}/delete/")
    assert not SavedSearch.objects.exists()


def test_the_links_of_a_mail_stop_one_search_or_all_without_signing_in(reader, publish):
    for question in ("q=voucher", "q=fairs"):
        SavedSearch.objects.create(owner=reader, name=question, question=question, language="en", frequency="instant")
    publish("Vouchers")
    settle()
    (message,) = mail.outbox
    one, every = (link.split("/", 3)[3] for link in re.findall(r"https?://\S+/stop/\S+", message.body))
    program = Client(enforce_csrf_checks=True)
    assert program.get(f"/{one}").status_code == 200
    assert SavedSearch.objects.filter(frequency="never").count() == 0
    program.post(f"/{one}", {"List-Unsubscribe": "One-Click"})
    assert list(SavedSearch.objects.filter(frequency="never").values_list("name", flat=True)) == ["q=voucher"]
    assert f"/{every}>" in message.extra_headers["List-Unsubscribe"]
    program.post(f"/{every}")
    assert SavedSearch.objects.filter(frequency="never").count() == 2
    assert program.get(f"/{every[:-3]}x/").status_code == 404
