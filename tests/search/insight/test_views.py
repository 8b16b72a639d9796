"""The administrators' page of what was asked."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from search.models import AskedQuestion, ThesaurusEntry
from tests.helpers.catalogue import put, shown
from tests.helpers.roles import make_user, sign_in

pytestmark = pytest.mark.django_db

PAGE = "/admin/search-quality/asked/"


@pytest.fixture
def client() -> Client:
    return signed_in("administrator")


def signed_in(role: str) -> Client:
    client = Client()
    sign_in(client, make_user(role), second_factor=True)
    return client


def asked(question: str, *, language: str = "en", days: int = 0, **times: int) -> None:
    AskedQuestion.objects.create(day=timezone.localdate() - timedelta(days=days), language=language, question=question, **times)


def told(client: Client, table: str, **which: object) -> list[str]:
    return [row.line.question for row in client.get(PAGE, which).context[table]]


def test_the_menu_leads_administrators_to_it(client: Client) -> None:
    assert PAGE in client.get("/admin/").content.decode()
    assert PAGE not in signed_in("editor").get("/admin/").content.decode()


def test_an_empty_page_says_what_it_will_show(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert "Nothing was counted yet" in page
    assert "<svg viewBox" not in page.split("Nothing was counted yet")[1]


def test_a_question_is_shown_from_the_third_time_on(client: Client) -> None:
    put(shown("Anything"))
    asked("rare words", asked=1, empty=1)
    asked("rare words", days=3, asked=1, empty=1)
    asked("common words", asked=1, empty=1)
    asked("common words", days=3, asked=2, empty=2)
    assert told(client, "nothing") == ["common words"]
    assert "rare words" not in client.get(PAGE).content.decode()
    assert "rare words" not in client.get(f"{PAGE}nothing.csv").content.decode()


def test_tables_by_kind_period_and_language(client: Client) -> None:
    put(shown("Anything"))
    asked("nothing now", asked=4, empty=4)
    asked("nothing long ago", days=60, asked=9, empty=8)
    asked("ingenting", language="sv", asked=5, empty=5)
    asked("mostly found", asked=9, empty=1, opened=8)
    asked("never opened", asked=6)
    asked("hardly opened", asked=11, opened=1)
    asked("opened", asked=10, opened=1)
    assert told(client, "nothing") == ["ingenting", "nothing now"]
    assert told(client, "nothing", days=90) == ["nothing long ago", "ingenting", "nothing now"]
    assert told(client, "nothing", days=90, language="sv") == ["ingenting"]
    assert told(client, "unopened") == ["hardly opened", "never opened"]
    assert told(client, "nothing", days="x", language="<b>") == ["ingenting", "nothing now"]


def test_weeks_as_picture_and_table(client: Client) -> None:
    asked("once", asked=4, empty=1)
    asked("older", days=14, asked=8, empty=8)
    answer = client.get(PAGE)
    weeks = answer.context["weeks"]
    assert len(weeks) in {13, 14}
    assert (weeks[-1].asked, weeks[-1].share, weeks[-3].asked, weeks[-3].share, weeks[-2].asked) == (4, 25, 8, 100, 0)
    bars = answer.context["picture"].bars
    assert bars[-3].height == pytest.approx(2 * bars[-1].height, abs=0.2)
    assert bars[-3].marked_height == bars[-3].height


def test_files_hold_what_the_tables_show(client: Client) -> None:
    asked("=nothing", asked=4, empty=4)
    asked("never opened", asked=6)
    files = client.get(PAGE).context["files"]
    rows = list(csv.reader(io.StringIO(client.get(files["nothing"]).content.decode("utf-8-sig"))))
    assert rows[1:] == [["'=nothing", "en", "4", "4", "0"]]
    rows = list(csv.reader(io.StringIO(client.get(files["unopened"]).content.decode("utf-8-sig"))))
    assert rows[1:] == [["never opened", "en", "6", "0", "0"]]


def test_a_proposal_opens_the_form_filled_in_and_changes_nothing(client: Client) -> None:
    put(shown("Anything"))
    entry = ThesaurusEntry.objects.get(slug="voucher")
    before = entry.terms_en
    asked("vuocher", asked=3, empty=3)
    (row,) = client.get(PAGE).context["nothing"]
    (way,) = [way for way in row.ways if way.proposal.entry == entry.pk]
    assert way.address.startswith(reverse("wagtailsnippets_search_thesaurusentry:edit", args=[entry.pk]))
    assert client.get(way.address).context["form"]["terms_en"].value() == f"{before}\nvuocher"
    assert client.get(row.new).context["form"]["terms_en"].value() == "vuocher"
    entry.refresh_from_db()
    assert entry.terms_en == before
    assert not ThesaurusEntry.objects.filter(terms_en="vuocher").exists()


def test_statements_do_not_grow_with_questions(client: Client) -> None:
    put(shown("Anything"))
    taken = []
    for number in range(2):
        for place in range(1 + number * 8):
            asked(f"nothing {number} {place}", asked=3, empty=3)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as statements:
            client.get(PAGE)
        taken.append(len(statements))
    assert taken[0] == taken[1]


@pytest.mark.parametrize("role", ["editor", "expert", "stakeholder", "coordinator"])
def test_for_others_there_is_no_such_page(role: str) -> None:
    asked("nothing now", asked=4, empty=4)
    client = signed_in(role)
    assert [client.get(f"{PAGE}{rest}").status_code for rest in ("", "nothing.csv")] == [404, 404]
