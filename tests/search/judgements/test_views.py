"""Judging: lists, marks that all share, files, figures."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.conf import settings as conf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry, Page

from search.current import get_engine
from search.judgements.rules import MOST_QUESTIONS, Document
from search.models import JudgedQuestion, JudgementList, Mark
from search.origins import pk_of
from tests.helpers.catalogue import put, shown
from tests.helpers.roles import make_user, sign_in

pytestmark = pytest.mark.django_db

LISTS = "/admin/search-quality/judgements/"


@pytest.fixture
def client() -> Client:
    return signed_in("administrator")


def signed_in(role: str) -> Client:
    client = Client()
    sign_in(client, make_user(role), second_factor=True)
    return client


@pytest.fixture
def found() -> list[Document]:
    """Two pages about vouchers, the better one first, and their documents."""
    documents = [
        shown("Voucher for firms", summary="voucher"),
        shown("Fairs", body="A fair and one voucher in a long text of other words."),
    ]
    put(*documents, shown("Something else"))
    pages = [Page.objects.get(pk=pk_of(document.key)) for document in documents]
    return [Document(page.translation_key, "en") for page in pages]


@pytest.fixture
def question() -> JudgedQuestion:
    made: JudgedQuestion = JudgedQuestion.objects.create(list=JudgementList.objects.create(name="Ours"), language="en", text="voucher")
    return made


def address(question: JudgedQuestion) -> str:
    return f"{LISTS}questions/{question.pk}/"


def marked(question: JudgedQuestion) -> dict[Document, int]:
    return JudgedQuestion.objects.get(pk=question.pk).marks_by_document


def test_a_list_is_made_filled_and_deleted(client: Client) -> None:
    assert "There is no list yet" in client.get(LISTS).content.decode()
    page = client.post(LISTS, {"name": "Ours"})["location"]
    assert "no questions yet" in client.get(page).content.decode()
    client.post(page, {"language": "it", "questions": "voucher\n\n voucher \nfiere"})
    client.post(page, {"language": "it", "questions": "fiere\nbandi"})
    assert [row.text for row in JudgedQuestion.objects.all()] == ["bandi", "fiere", "voucher"]
    (first, *_) = JudgedQuestion.objects.all()
    assert client.get(f"{address(first)}delete/").status_code == 200
    client.post(f"{address(first)}delete/")
    assert JudgedQuestion.objects.count() == 2
    client.post(f"{page}delete/")
    assert not JudgementList.objects.exists()


def test_refusals_keep_what_was_typed(client: Client, question: JudgedQuestion) -> None:
    page = f"{LISTS}{question.list_id}/"
    assert "already exists" in client.post(LISTS, {"name": "Ours"}).content.decode()
    many = client.post(page, {"language": "en", "questions": "\n".join(f"question {number}" for number in range(MOST_QUESTIONS))})
    assert "Begin another one" in many.content.decode()
    assert "question 7" in many.content.decode()
    assert JudgedQuestion.objects.count() == 1
    assert "at most 300" in client.post(page, {"language": "en", "questions": "x" * 301}).content.decode()


def test_marks_are_shared_the_last_one_holds_and_the_log_keeps_all(client: Client, question: JudgedQuestion, found: list[Document]) -> None:
    first, second = found
    rows = client.get(address(question)).context["rows"]
    assert [one.document for one, _field in rows] == found
    client.post(address(question), {f"mark-{first}": "2", f"mark-{second}": ""})
    assert marked(question) == {first: 2}
    other = signed_in("superuser")
    other.post(address(question), {f"mark-{first}": "3", f"mark-{second}": "0"})
    assert marked(question) == {first: 3, second: 0}
    other.post(address(question), {f"mark-{first}": "3"})
    assert Mark.objects.get(origin=first.origin).marked_by.display_name == "Superuser"
    log = [
        (entry.user.display_name, entry.data["mark"], entry.data["before"])
        for entry in ModelLogEntry.objects.filter(action="search.mark").order_by("pk")
    ]
    assert sorted(log, key=str) == [("Administrator", 2, None), ("Superuser", 0, None), ("Superuser", 3, 2)]
    client.post(address(question), {f"mark-{second}": ""})
    assert marked(question) == {first: 3}


def test_marks_outlive_the_index_and_stay_when_the_result_is_gone(client: Client, question: JudgedQuestion, found: list[Document]) -> None:
    client.post(address(question), {f"mark-{found[0]}": "3"})
    put(shown("Something else"))
    ((one, field),) = client.get(address(question)).context["rows"]
    assert (one.document, one.title, one.card, field.value()) == (found[0], "Voucher for firms", None, "3")
    get_engine().remove_everything()
    away = client.get(address(question))
    assert "Search cannot answer" in away.content.decode()
    assert len(away.context["rows"]) == 1
    assert "nothing was measured" in client.get(f"{LISTS}{question.list_id}/").content.decode()


@pytest.mark.parametrize("sent", [{"mark-nonsense": "3"}, {"mark-": "1"}, {"mark-00000000-0000-0000-0000-000000000001:en": "3"}, {}])
def test_marks_of_nothing_are_not_kept(client: Client, question: JudgedQuestion, found: list[Document], sent: dict[str, str]) -> None:
    assert client.post(address(question), sent).status_code == 302 or not sent
    assert marked(question) == {}


def test_a_mark_that_is_none_is_refused(client: Client, question: JudgedQuestion, found: list[Document]) -> None:
    answer = client.post(address(question), {f"mark-{found[0]}": "9", f"mark-{found[1]}": "1"})
    assert "Nothing was saved" in answer.content.decode()
    assert marked(question) == {}


def test_one_goes_on_to_the_next_question(client: Client, question: JudgedQuestion, found: list[Document]) -> None:
    later = JudgedQuestion.objects.create(list=question.list, language="en", text="zebra")
    sent = {f"mark-{found[0]}": "1", "next": "1"}
    assert client.post(address(question), sent)["location"] == address(later)
    assert client.post(address(later), {"next": "1"})["location"] == f"{LISTS}{question.list_id}/"
    assert "finds nothing" in client.get(address(later)).content.decode()


def test_figures_of_the_engine_in_use(client: Client, question: JudgedQuestion, found: list[Document]) -> None:
    JudgedQuestion.objects.create(list=question.list, language="en", text="fair")
    client.post(address(question), {f"mark-{found[1]}": "2"})
    context = client.get(f"{LISTS}{question.list_id}/").context
    assert (context["figures"]["queries"], context["figures"]["mrr10"], context["figures"]["recall10"]) == (1, 0.5, 1.0)
    assert [(row.question.text, row.score is None, row.unjudged) for row in context["rows"]] == [("fair", True, 1), ("voucher", False, 1)]


def test_a_file_goes_out_and_comes_in_again(client: Client, question: JudgedQuestion, found: list[Document]) -> None:
    client.post(address(question), {f"mark-{found[0]}": "3", f"mark-{found[1]}": "1"})
    file = client.get(f"{LISTS}{question.list_id}/judgements.jsonl").content
    assert json.loads(file)["relevant"] == [str(found[0])]
    other = JudgementList.objects.create(name="Another")
    assert client.post(f"{LISTS}{other.pk}/lines/", {"file": SimpleUploadedFile("a.jsonl", file)}).status_code == 302
    assert other.questions.get().marks_by_document == {found[0]: 3, found[1]: 1}


@pytest.mark.parametrize(
    ("content", "said"), [(b"{", "Line 1 is no JSON object"), (b"\xff\xfe", "UTF-8"), (b"x" * 1_000_001, "1 MB"), (b"", "empty")]
)
def test_a_file_that_cannot_be_read_is_refused_whole(client: Client, question: JudgedQuestion, content: bytes, said: str) -> None:
    answer = client.post(f"{LISTS}{question.list_id}/lines/", {"file": SimpleUploadedFile("a.jsonl", content)})
    assert said in answer.content.decode()
    assert JudgedQuestion.objects.count() == 1


def test_statements_do_not_grow_with_questions_or_marks(client: Client, question: JudgedQuestion, found: list[Document]) -> None:
    def statements(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as taken:
            client.get(path)
        return len(taken)

    paths = (LISTS, f"{LISTS}{question.list_id}/", address(question))
    few = [statements(path) for path in paths]
    for number in range(4):
        more = JudgedQuestion.objects.create(list=question.list, language="en", text=f"voucher {number}")
        client.post(address(more), {f"mark-{document}": "2" for document in found})
    client.post(address(question), {f"mark-{document}": "2" for document in found})
    assert [statements(path) for path in paths] == few


@pytest.mark.parametrize("role", ["editor", "expert", "stakeholder"])
def test_for_others_there_is_no_such_page(role: str, question: JudgedQuestion, found: list[Document]) -> None:
    client = signed_in(role)
    for path in (LISTS, f"{LISTS}{question.list_id}/", f"{LISTS}{question.list_id}/judgements.jsonl", address(question)):
        assert client.get(path).status_code == 404
    assert client.post(address(question), {f"mark-{found[0]}": "3"}).status_code == 404
    assert marked(question) == {}


@pytest.mark.skipif(
    bool(conf.ELASTICSEARCH_URL), reason="of a platform without a cluster; tests/search/judgements/test_relevance.py asks both"
)
def test_the_command_prints_what_it_can_measure(
    question: JudgedQuestion, found: list[Document], client: Client, capsys: Any, settings: Any
) -> None:
    client.post(address(question), {f"mark-{found[0]}": "3"})
    settings.ELASTICSEARCH_URL = ""
    call_command("search_judge", "Ours")
    said = capsys.readouterr().out
    assert json.loads(said.splitlines()[-2])["mrr10"] == 1.0
    assert "elasticsearch: not measured" in said
    with pytest.raises(CommandError, match="could not be measured"):
        call_command("search_judge", "--engine", "elasticsearch", "--cluster", "http://127.0.0.1:1")
    with pytest.raises(CommandError, match="“Ours”"):
        call_command("search_judge", "Theirs")
