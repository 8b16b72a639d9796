"""The thesaurus in the editors' pages: kept by the network's administrators, checked and tried out before it is saved."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from search.current import get_engine
from search.models import ThesaurusEntry
from search.parser import parse
from search.thesaurus.expansion import expand
from search.thesaurus.live import current
from tests.helpers.catalogue import put, shown
from tests.helpers.roles import make_user, sign_in

pytestmark = pytest.mark.django_db

NEW = {"terms_en": "zeppelin", "terms_it": "dirigibile\naerostato", "is_active": "on"}
TRIAL = {"try-out": "1", "trial-question": "zeppelins for firms", "trial-language": "en"}


@pytest.fixture
def client() -> Client:
    return signed_in("administrator")


def signed_in(role: str) -> Client:
    client = Client()
    sign_in(client, make_user(role), second_factor=True)
    return client


def address(view: str, *arguments: int) -> str:
    return reverse(f"wagtailsnippets_search_thesaurusentry:{view}", args=arguments)


def is_known(typed: str) -> bool:
    return bool(expand(parse(typed), "en", current()))


def test_the_menu_leads_administrators_to_it(client: Client) -> None:
    assert address("list") in client.get("/admin/").content.decode()
    assert address("list") not in signed_in("editor").get("/admin/").content.decode()


def test_an_entry_is_made_changed_and_deleted_and_counts_at_once(client: Client) -> None:
    assert client.post(address("add"), NEW).status_code == 302
    entry = ThesaurusEntry.objects.get(slug="zeppelin")
    assert is_known("zeppelins")
    assert client.post(address("edit", entry.pk), NEW | {"terms_en": "airship"}).status_code == 302
    assert (is_known("zeppelin"), is_known("airship")) == (False, True)
    assert client.post(address("delete", entry.pk)).status_code == 302
    assert not is_known("airship")


def test_a_list_is_searched_by_any_term(client: Client) -> None:
    listed = client.get(address("list"), {"q": "mässa"}).context["object_list"]
    assert [entry.slug for entry in listed] == ["trade-fair"]


@pytest.mark.parametrize(
    ("sent", "field", "message"),
    [
        ({"terms_it": ""}, "terms_en", "at least two terms"),
        ({"terms_it": "uno due tre quattro cinque"}, "terms_it", "more than four words"),
        ({"terms_sv": "mässa"}, "terms_sv", "“mässa” stands in the entry “trade fair”, too"),
        ({"terms_en": "zeppelin, Zeppelin"}, "terms_en", "more than once"),
    ],
)
@pytest.mark.parametrize("button", [{}, TRIAL], ids=["save", "try out"])
def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed(
    client: Client, sent: dict[str, str], field: str, message: str, button: dict[str, str]
) -> None:
    answer = client.post(address("add"), NEW | {"note": "Kept <note>"} | sent | button)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    page = answer.content.decode()
    assert message in page
    assert "Kept &lt;note&gt;" in page
    assert sent[field if field in sent else "terms_it"] in page
    assert not ThesaurusEntry.objects.filter(slug="zeppelin").exists()


@pytest.mark.parametrize("language", ["it", "pl"])
def test_a_refusal_is_told_in_the_administrators_language(client: Client, language: str) -> None:
    client.cookies["exchange_language"] = language
    english = "more than four words"
    assert (
        english not in client.post(address("add"), NEW | {"terms_it": "a b c d e"}, headers={"accept-language": language}).content.decode()
    )


def test_a_new_entry_is_tried_out_without_being_saved(client: Client) -> None:
    element = shown("Zeppelins as an element", kind="element")
    put(shown("Zeppelins for firms"), shown("Il dirigibile", language="it"), shown("Aerostato", language="it"), element)
    answer = client.post(address("add"), NEW | TRIAL)
    trial = answer.context["trial"]
    assert [(said.words, said.others) for said in trial.expanded] == [
        ("zeppelins", (("it", "dirigibile"), ("it", "aerostato"))),
        ("firms", said_of("firms")),
    ]
    assert (trial.before, trial.after) == (1, 3)
    page = answer.content.decode()
    assert '<span lang="it">dirigibile</span>' in page
    assert "zeppelins for firms" in page
    assert not ThesaurusEntry.objects.filter(slug="zeppelin").exists()
    assert not is_known("zeppelin")


def said_of(word: str) -> tuple[tuple[str, str], ...]:
    ((_, others),) = expand(parse(word), "en", current()).items()
    return tuple((other.language, " ".join(other.words)) for other in others)


def test_a_change_is_tried_out_in_the_place_of_the_saved_entry(client: Client) -> None:
    put(shown("Bono de exportación", language="es"), shown("Gutschein", language="de"))
    entry = ThesaurusEntry.objects.get(slug="voucher")
    sent = {"terms_en": "voucher", "terms_de": "Gutschein", "is_active": "on"}
    question = {"try-out": "1", "trial-question": "voucher", "trial-language": "sv"}
    trial = client.post(address("edit", entry.pk), sent | question).context["trial"]
    assert [said.others for said in trial.expanded] == [(("de", "gutschein"),)]
    assert (trial.before, trial.after) == (2, 1)
    set_aside = client.post(address("edit", entry.pk), {**sent, "is_active": ""} | question).context["trial"]
    assert (set_aside.expanded, set_aside.after) == ((), 0)
    entry.refresh_from_db()
    assert "bono" in entry.terms_es


def test_a_trial_without_question_or_engine_says_so(client: Client) -> None:
    put(shown("Anything"))
    empty = client.post(address("add"), NEW | TRIAL | {"trial-question": " "})
    assert empty.context["trial"] is None
    assert empty.context["trial_form"].errors["question"]
    nothing = client.post(address("add"), NEW | TRIAL | {"trial-question": "xyzzy"})
    assert "No word of the question stands in the thesaurus" in nothing.content.decode()
    get_engine().remove_everything()
    away = client.post(address("add"), NEW | TRIAL)
    assert "Search cannot answer at the moment" in away.content.decode()
    assert "dirigibile" in away.content.decode()


@pytest.mark.parametrize("role", ["editor", "expert", "stakeholder"])
def test_others_find_nothing_and_change_nothing(role: str) -> None:
    entry = ThesaurusEntry.objects.get(slug="voucher")
    client = signed_in(role)
    for path, sent in ((address("add"), NEW | TRIAL), (address("edit", entry.pk), NEW), (address("delete", entry.pk), {})):
        assert client.get(path).status_code == 404
        assert client.post(path, sent).status_code == 404
    assert ThesaurusEntry.objects.get(slug="voucher").terms_en == entry.terms_en
