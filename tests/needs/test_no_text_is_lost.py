"""What somebody typed into a form of needs is kept: sent with Back, after the end of the session, beside another editor."""

from __future__ import annotations

import re
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from exchange.partners.models import Direction, FirmMaturity, Sector
from stakeholder_groups.groups.enums import Role
from stakeholder_groups.needs import services
from stakeholder_groups.needs.models import Need
from stakeholder_groups.needs.services import NeedWords
from tests.factories.discussions import make_group, put_in
from tests.helpers.concurrency import at_once
from tests.needs.conftest import Place, term

pytestmark = pytest.mark.django_db


def value(text: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', text)
    assert found is not None, name
    return found[1]


def content(answer: Any, status: int = 200) -> str:
    assert answer.status_code == status
    return str(answer.content.decode())


def sign_in_again(place: Place, key: str) -> None:
    place.client(key).force_login(place.people[key], backend="django.contrib.auth.backends.ModelBackend")


def test_back_and_another_text_make_another_need(place: Place) -> None:
    key = value(place.get("member", "needs/new/"), "client_key")
    for title, body in (("A voucher", "One"), ("A voucher", "Two"), ("A fair", "One"), ("A voucher", "One"), ("A fair", "One")):
        assert place.post("member", "needs/new/", title=title, body=body, client_key=key).status_code == 302
    assert sorted(Need.objects.values_list("title", "text")) == [("A fair", "One"), ("A voucher", "One"), ("A voucher", "Two")]


def test_a_form_of_one_group_that_is_sent_to_another_makes_a_need_there(place: Place) -> None:
    other = make_group("west")
    put_in(other, place.people["member"], role=Role.MEMBER)
    key = value(place.get("member", "needs/new/"), "client_key")
    place.post("member", "needs/new/", title="A voucher", client_key=key)
    answer = place.client("member").post("/en/groups/west/needs/new/", {"title": "A voucher", "client_key": key})
    assert answer.headers["Location"].startswith("/en/groups/west/")
    assert set(Need.objects.values_list("group__slug", flat=True)) == {place.group.slug, "west"}


def test_a_form_sent_twice_is_one_need_also_when_it_was_edited_between(place: Place) -> None:
    key = value(place.get("member", "needs/new/"), "client_key")
    first = place.post("member", "needs/new/", title="A voucher", client_key=key)
    services.edit_need(actor=place.people["member"], need=Need.objects.get(), words=NeedWords("A better voucher"))
    again = place.post("member", "needs/new/", title="A voucher", client_key=key)
    assert (first.headers["Location"], Need.objects.count()) == (again.headers["Location"], 1)


@pytest.mark.django_db(transaction=True)
def test_other_texts_with_one_key_at_the_same_moment_are_all_kept(place: Place) -> None:
    key, group = uuid4(), place.group
    raising = partial(services.raise_need, actor=place.people["member"], group=group, client_key=key)
    at_once(*(partial(raising, words=NeedWords(title)) for title in ("One", "Two", "Two", "Three")))
    assert sorted(Need.objects.values_list("title", flat=True)) == ["One", "Three", "Two"]


def test_every_field_survives_the_end_of_the_session(place: Place) -> None:
    need = place.need(text="The old text")
    said = {"title": "Typed before", "body": "A long text", "resources": "Two days a week"}
    chosen = {
        "theme": place.theme.slug,
        "market": "",
        "sector": term(Sector, "mechatronics").slug,
        "maturity": term(FirmMaturity, "light").slug,
        "direction": term(Direction, "outward").slug,
    }
    for part in ("needs/new/", place.at(need, "edit/")):
        form = place.get("member", part)
        client = place.client("member")
        client.logout()
        assert client.post(place.url(part), {**said, **chosen, "writer": value(form, "writer")}).status_code == 303
        sign_in_again(place, "member")
        again = place.get("member", part)
        assert all(text in again for text in said.values()), part
        assert re.findall(r'<option value="([^"]+)" selected', again) == [slug for slug in chosen.values() if slug]
        assert "This is what you wrote before you were signed out" in again
    need.refresh_from_db()
    assert (Need.objects.count(), need.text) == (1, "The old text")
    # Once it is sent, the form begins with what the need says.
    place.post("member", place.at(need, "edit/"), title="Sent", writer=value(again, "writer"))
    assert "Typed before" not in place.get("member", place.at(need, "edit/"))


def test_reasons_and_notes_survive_it_too(place: Place, shelf: Any) -> None:
    need = place.need()
    answering = f"needs/{need.public_id}/practices/{shelf.vouchers.translation_key}/"
    for part, name in ((place.at(need, "answered/"), "reason"), (place.at(need, "withdraw/"), "reason"), (answering, "note")):
        form = place.get("member", part)
        client = place.client("member")
        client.logout()
        answer = client.post(place.url(part), {name: f"Words for {name}", "writer": value(form, "writer")})
        assert (answer.status_code, Need.objects.get().state) == (303, "open")
        sign_in_again(place, "member")
        assert f"Words for {name}" in place.get("member", part)


def test_the_token_of_an_earlier_sign_in_loses_nothing(place: Place) -> None:
    need = place.need()
    member = place.people["member"]
    client = type(place.client("member"))(enforce_csrf_checks=True)
    client.force_login(member, backend="django.contrib.auth.backends.ModelBackend")
    writer = value(client.get(place.url(place.at(need, "edit/"))).content.decode(), "writer")
    for part, name in (("edit/", "title"), ("answered/", "reason")):
        answer = client.post(place.url(place.at(need, part)), {name: "Typed words", "writer": writer, "csrfmiddlewaretoken": "x" * 64})
        text = content(answer, 422)
        assert "You have signed in again" in text
        assert "Typed words" in text
    need.refresh_from_db()
    assert (need.title, need.state) == ("Help with vouchers", "open")


def test_of_two_editors_neither_writes_over_the_other_unread(place: Place) -> None:
    need = place.need(text="As it was")
    mine, hers = (value(place.get(key, place.at(need, "edit/")), "seen") for key in ("member", "coordinator"))
    assert place.post("coordinator", place.at(need, "edit/"), title="Hers", body="Her text", seen=hers).status_code == 302
    text = content(place.post("member", place.at(need, "edit/"), title="Mine", body="My text", seen=mine), 422)
    assert "Somebody else has changed the need meanwhile" in text
    assert all(words in text for words in ("Hers", "<p>Her text</p>", 'value="Mine"', "My text"))
    need.refresh_from_db()
    assert (need.title, need.text) == ("Hers", "Her text")
    # Both were shown, so that what is sent now counts.
    assert (
        place.post("member", place.at(need, "edit/"), title="Both", body="Her text, my text", seen=value(text, "seen")).status_code == 302
    )
    need.refresh_from_db()
    assert need.title == "Both"


def test_who_makes_the_same_change_and_who_names_a_practice_is_no_other_editor(place: Place) -> None:
    need = place.need()
    seen = value(place.get("member", place.at(need, "edit/")), "seen")
    services.mark_match(actor=place.people["reader"], need=need, practice_key=uuid4())
    assert place.post("member", place.at(need, "edit/"), title="Mine", seen=seen).status_code == 302
    assert place.post("coordinator", place.at(need, "edit/"), title="Mine", seen=seen).status_code == 302
